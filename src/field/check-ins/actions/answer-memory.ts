import type { Reader } from '../../../platform/database.ts'
import type { CheckInHooks, DeclarationAnswer } from '../hooks.ts'

/** Long enough for a queue of the same person's scans, short enough for somebody who declares a fever beside the door. */
const keptMilliseconds = 2_000
const mostKept = 20_000
/** Asked for together at most; the answer of one then costs a few hundredths of its questions. */
const mostTogether = 200

interface Waiting {
  readonly personId: number
  readonly shownBy: string | null
  readonly now: Date
  resolve(answer: DeclarationAnswer): void
  reject(fault: unknown): void
}

/**
 * What other rooms say of somebody's declaration. Who asks while others are being answered waits for the next round, in which all are
 * asked for at once: in front of a busy door everybody is somebody new, and one by one five questions each would hold up a whole town.
 */
export function openAnswerMemory(hooks: CheckInHooks, db: Reader) {
  const known = new Map<string, { answer: DeclarationAnswer; until: number }>()
  let waiting: Waiting[] = []
  let isAsking = false

  const ask = async () => {
    isAsking = true
    while (waiting.length > 0) {
      const round = waiting.slice(0, mostTogether)
      waiting = waiting.slice(mostTogether)
      const latest = new Date(Math.max(...round.map(({ now }) => now.getTime())))
      try {
        const answers = (await hooks.declarationAnswers?.(db, round, latest)) ?? []
        for (const [at, one] of round.entries()) {
          const answer = answers[at]
          if (answer === undefined) one.reject(new Error('a visitor was not answered for'))
          else one.resolve(answer)
        }
      } catch (fault) {
        for (const one of round) one.reject(fault)
      }
    }
    isAsking = false
  }

  return async (
    { personId, shownBy }: { readonly personId: number; readonly shownBy: string | null },
    now: Date,
  ): Promise<DeclarationAnswer | undefined> => {
    if (hooks.declarationAnswers === undefined) return undefined
    const key = `${personId} ${shownBy ?? ''}`
    const held = known.get(key)
    if (held !== undefined && held.until > performance.now()) return held.answer
    const answer = await new Promise<DeclarationAnswer>((resolve, reject) => {
      waiting.push({ personId, shownBy, now, resolve, reject })
      // After the input that is ready now was read, so that those who came together are asked for together.
      if (!isAsking) {
        isAsking = true
        setImmediate(() => void ask())
      }
    })
    if (known.size >= mostKept) known.delete(known.keys().next().value ?? '')
    known.set(key, { answer, until: performance.now() + keptMilliseconds })
    return answer
  }
}
