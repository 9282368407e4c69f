import { writeNumber } from '../../../web/design/number.ts'
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

/** `95%`, `12 giờ`: a percent sign stands close, a word does not. */
export function withUnit(value: number, unit: string): string {
  return unit === '%' ? `${writeNumber(value)}%` : `${writeNumber(value)} ${unit}`
}
