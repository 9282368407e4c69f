import { useWords } from '../../../web/desk/words.ts'
import type { Side } from '../side.ts'

/** Whom everybody waits for now; undefined when nobody is. */
export function useWaiting(): (waitsFor: readonly Side[]) => string | undefined {
  const { t, term, list } = useWords()
  return (waitsFor) =>
    waitsFor.length === 0
      ? undefined
      : t('solutions.waiting-for', { sides: list(waitsFor.map((side) => term('solutions.side', side))) })
}
