import { useWords } from '../../../web/desk/words.ts'
import type { Comparison } from '../requirement.ts'

interface TargetFacts {
  readonly measureId: string
  readonly comparison: Comparison
  readonly target: number
  readonly unit: string
}

/** The target of a requirement in words, or in short for a table: what is measured, and what it must not fall below or exceed. */
export function useTarget(): (given: TargetFacts, short?: boolean) => string {
  const { t, term } = useWords()
  const withUnit = useUnit()
  return ({ measureId, comparison, target, unit }, short = false) =>
    short
      ? `${signs[comparison]} ${withUnit(target, unit)} · ${term('measures.name', measureId)}`
      : t('solutions.target-in-words', {
          measure: term('measures.name', measureId),
          comparison: t(`solutions.requirement.comparison.${comparison}`).toLocaleLowerCase(),
          target: withUnit(target, unit),
        })
}

const signs: Readonly<Record<Comparison, string>> = { 'at-least': '≥', 'at-most': '≤' }

/** `96,2%`, `12 giờ`, in the reader's way of writing numbers: a percent sign stands close, a word does not. */
export function useUnit(): (value: number, unit: string) => string {
  const { number } = useWords()
  return (value, unit) => (unit === '%' ? `${number(value, 2)}%` : `${number(value, 2)} ${unit}`)
}
