import { useWords } from '../../../web/desk/words.ts'
import type { Side } from '../side.ts'

/** Whom everybody waits for now. */
export function useWaiting(): (waitsFor: readonly Side[]) => string {
  const { t, term, list } = useWords()
  return (waitsFor) =>
    waitsFor.length === 0
      ? t('solutions.nobody-is-waited-for')
      : t('solutions.waiting-for', { sides: list(waitsFor.map((side) => term('solutions.side', side))) })
}
