import { type Answers, isAsked } from './answer.ts'
import { type FlagKind, flagKinds, type Question } from './form-definition.ts'

/** Stored as bits; never renumber. */
const bits: Readonly<Record<FlagKind, number>> = { symptom: 1, exposure: 2 }

/**
 * Why the health station should call: any symptom, any exposure, a fever. Which answer counts stands in the form itself
 * (2666/QĐ-BYT makes declarers with signs contact the nearest health facility; 5053/QĐ-BYT has the commune check them).
 */
export function flagsOf(questions: readonly Question[], answers: Answers): FlagKind[] {
  const raised = questions.filter((question) => isAsked(question, answers)).flatMap((question) => raisedBy(question, answers))
  return flagKinds.filter((kind) => raised.includes(kind))
}

function raisedBy(question: Question, answers: Answers): FlagKind[] {
  const answer = answers[question.id]
  if (question.kind === 'one')
    return question.options.flatMap((option) => (option.value === answer && option.flag ? [option.flag] : []))
  if (question.kind === 'many' && Array.isArray(answer)) {
    return question.options.flatMap((option) => (answer.some((one) => one === option.value) && option.flag ? [option.flag] : []))
  }
  const { flagFrom } = question.kind === 'number' ? question : {}
  return flagFrom !== undefined && typeof answer === 'number' && answer >= flagFrom.value ? [flagFrom.flag] : []
}

export function flagBits(flags: readonly FlagKind[]): number {
  return flags.reduce((sum, flag) => sum | bits[flag], 0)
}
export function flagsIn(stored: number): FlagKind[] {
  return flagKinds.filter((kind) => (stored & bits[kind]) !== 0)
}
