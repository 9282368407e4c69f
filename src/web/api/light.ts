import { useEffect, useState } from 'react'
import type { z } from 'zod'
import { call } from '../../platform/http/client.ts'
import type { Endpoint, Out, Shape } from '../../platform/http/contract.ts'
import type { Asked } from './ask.ts'
import { problemFrom } from './problem.ts'
import './shapes.ts'

/**
 * `useAsk` for the citizen's pages and the kiosk, where every kilobyte counts: asks once, again on demand, keeps nothing.
 * `given` is compared by its text, so it may be written in place.
 */
export function useAnswer<P extends Shape, Q extends Shape, R extends z.ZodType>(
  e: Endpoint<P, Q, undefined, R>,
  given: Parameters<typeof call<P, Q, undefined, R>>[1],
): Asked<Out<R>> {
  const [round, setRound] = useState(0)
  const [answer, setAnswer] = useState<Pick<Asked<Out<R>>, 'data' | 'problem' | 'waiting' | 'answeredAt'>>(nothingYet)
  const text = JSON.stringify(given)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text stands for what is given, the round for asking again
  useEffect(() => {
    const leaving = new AbortController()
    setAnswer((now) => ({ ...now, waiting: true }))
    call(e, { ...given, signal: leaving.signal }).then(
      (data) => setAnswer({ data, problem: undefined, waiting: false, answeredAt: new Date() }),
      (error: unknown) => {
        if (!leaving.signal.aborted) setAnswer((now) => ({ ...now, problem: problemFrom(error), waiting: false }))
      },
    )
    return () => leaving.abort()
  }, [e, text, round])
  return { ...answer, again: () => setRound((now) => now + 1) }
}

const nothingYet = { data: undefined, problem: undefined, waiting: true, answeredAt: undefined }
