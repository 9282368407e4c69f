import type { Reader } from '../../../platform/database.ts'
import type { CheckInHooks, DeclarationAnswer } from '../hooks.ts'

/** Long enough for a queue of the same person's scans, short enough for somebody who declares a fever beside the door. */
const keptMilliseconds = 2_000
const mostKept = 20_000

/** What other rooms say of somebody's declaration, asked once a while: at a busy door it must not cost every scan two questions. */
export function openAnswerMemory(hooks: CheckInHooks) {
  const known = new Map<string, { answer: DeclarationAnswer; until: number }>()
  return async (
    db: Reader,
    { personId, shownBy }: { readonly personId: number; readonly shownBy: string | null },
    now: Date,
  ): Promise<DeclarationAnswer | undefined> => {
    if (hooks.declarationAnswer === undefined) return undefined
    const key = `${personId} ${shownBy ?? ''}`
    const held = known.get(key)
    if (held !== undefined && held.until > performance.now()) return held.answer
    const answer = await hooks.declarationAnswer(db, personId, shownBy, now)
    if (known.size >= mostKept) known.delete(known.keys().next().value ?? '')
    known.set(key, { answer, until: performance.now() + keptMilliseconds })
    return answer
  }
}
