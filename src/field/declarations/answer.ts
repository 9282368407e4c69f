import { birthYear, isPossibleBirth, readBirthDate } from '../../vocabulary/birth-date.ts'
import { readIdentityDocument } from '../../vocabulary/citizen-id.ts'
import { isCivilDate } from '../../vocabulary/civil-date.ts'
import { readPersonName } from '../../vocabulary/person-name.ts'
import { readPhoneNumber } from '../../vocabulary/phone-number.ts'
import type { Question, SimpleQuestion } from './form-definition.ts'

export type Row = Record<string, string>
/** A chosen or typed text, a number, the chosen options (`['none']` when none applies), or the rows of a list. */
export type Answer = string | number | string[] | Row[]
export type Answers = Readonly<Record<string, Answer>>

export type IssueCode = 'required' | 'not-right' | 'unknown-question'
export interface AnswerIssue {
  /** `phone`, `destinations.1.place` */
  readonly path: string
  readonly code: IssueCode
}
export interface ReadAnswers {
  readonly answers: Answers
  readonly issues: readonly AnswerIssue[]
}

/** The option of a `many` question that says: none of them. */
export const none = 'none'

/**
 * Reads what was given against the questions of one part of a form. Each answer comes out in one normal form (phones in
 * national digits, days as YYYY-MM-DD). An answer to a question that is not asked, because the answer it hangs on was changed,
 * is dropped; an answer to a question that the form does not have is an issue. Never throws, whatever is given.
 */
export function readAnswers(
  questions: readonly Question[],
  given: Readonly<Record<string, unknown>>,
  today: string,
): ReadAnswers {
  const values = new Map(Object.entries(given))
  const answers: Record<string, Answer> = {}
  const issues: AnswerIssue[] = []
  for (const question of questions) {
    if (!isAsked(question, answers)) continue
    const value = values.get(question.id)
    const read = isEmpty(value) ? undefined : readOne(question, value, today, issues)
    if (read !== undefined) answers[question.id] = read
    else if (isEmpty(value) && isRequired(question, answers, today)) issues.push({ path: question.id, code: 'required' })
  }
  for (const id of values.keys()) {
    if (!questions.some((question) => question.id === id)) issues.push({ path: id.slice(0, 40), code: 'unknown-question' })
  }
  return { answers, issues }
}

/** Whether a question is asked, given the answers before it. */
export function isAsked(question: Question, before: Answers): boolean {
  const { when } = question
  if (when === undefined) return true
  const answer = before[when.question]
  return Array.isArray(answer) ? answer.some((one) => when.is.includes(String(one))) : when.is.includes(String(answer))
}

export function isRequired(question: Question, answers: Answers, today: string): boolean {
  if (question.required) return true
  const born = answers.bornOn
  if (question.requiredFromAge === undefined || typeof born !== 'string') return false
  // By the year alone, so that whoever turns 14 this year is not asked for a card they may not have yet.
  return birthYear(today) - birthYear(born) > question.requiredFromAge
}

/** The answer in its normal form; undefined, with an issue, when it is not right. */
function readOne(question: Question, value: unknown, today: string, issues: AnswerIssue[]): Answer | undefined {
  if (question.kind === 'rows') return readRows(question, value, today, issues)
  const read =
    question.kind === 'many'
      ? readMany(question, value)
      : question.kind === 'number'
        ? readNumber(question, value)
        : readSimple(question, value, today)
  if (read === undefined) issues.push({ path: question.id, code: 'not-right' })
  return read
}

function readSimple(question: SimpleQuestion, value: unknown, today: string): string | undefined {
  if (typeof value !== 'string' || value.length > 500) return undefined
  const text = value.replace(/\s+/gu, ' ').trim()
  if (question.kind === 'one') return question.options.find((option) => option.value === text)?.value
  if (question.kind === 'day') return readDayWithin(question, text, today)
  return readText[question.kind](text, question.most ?? 200, today)
}

const readText: Readonly<
  Record<Exclude<SimpleQuestion['kind'], 'one' | 'day'>, (text: string, most: number, today: string) => string | undefined>
> = {
  name: (text) => {
    const name = readPersonName(text)
    return name !== undefined && name.length >= 2 ? name : undefined
  },
  born: (text, _, today) => {
    const born = readBirthDate(text)
    return born !== undefined && isPossibleBirth(born, today) ? born : undefined
  },
  document: (text) => readIdentityDocument(text)?.number,
  // A foreign passport may be digits alone, which elsewhere reads as an old identity card.
  passport: (text) => /^[A-Z0-9]{6,12}$/.exec(text.replace(/[\s.-]/g, '').toUpperCase())?.[0],
  phone: (text) => readPhoneNumber(text)?.national,
  // The form of `unit-path` in the vocabulary, whose shapes the light pages do without; the server looks the unit up.
  commune: (text) => (/^vn\/\d{2}(\/\d{3})?\/\d{5}$/.test(text) ? text : undefined),
  text: (text, most) => (text.length <= most && isPlain(text) ? text.normalize('NFC') : undefined),
}

/** No control characters and no marks that turn a line around. */
function isPlain(text: string): boolean {
  return !/[\p{Cc}\u202A-\u202E\u2066-\u2069\uD800-\uDFFF]/u.test(text)
}

function readMany(question: Question & { kind: 'many' }, value: unknown): string[] | undefined {
  const given: readonly unknown[] = Array.isArray(value) ? value : [value]
  if (given.length > question.options.length + 1) return undefined
  if (given.includes(none)) return given.length === 1 ? [none] : undefined
  const chosen = question.options.map((option) => option.value).filter((option) => given.includes(option))
  return chosen.length === new Set(given).size ? chosen : undefined
}

function readNumber(question: Question & { kind: 'number' }, value: unknown): number | undefined {
  if (typeof value === 'string' && !/^\d{1,4}([.,]\d{1,2})?$/.test(value.trim())) return undefined
  const number =
    typeof value === 'number' ? value : typeof value === 'string' ? Number(value.trim().replace(',', '.')) : Number.NaN
  return number >= question.from && number <= question.to ? Math.round(number * 100) / 100 : undefined
}

function readDayWithin(question: Question & { kind: 'day' }, text: string, today: string): string | undefined {
  const day = isCivilDate(text) ? text : fromWritten(text)
  if (day === undefined) return undefined
  const distance = (Date.parse(day) - Date.parse(today)) / 86_400_000
  return distance >= question.earliest && distance <= question.latest ? day : undefined
}

/** 25/5/2021 as people write it. */
function fromWritten(text: string): string | undefined {
  const [, day, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? []
  const written = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`
  return isCivilDate(written) ? written : undefined
}

function readRows(
  question: Question & { kind: 'rows' },
  value: unknown,
  today: string,
  issues: AnswerIssue[],
): Row[] | undefined {
  if (!Array.isArray(value) || value.length > question.most) {
    issues.push({ path: question.id, code: 'not-right' })
    return undefined
  }
  const before = issues.length
  const rows = value.map((entry: unknown, i) => {
    const given: Record<string, unknown> =
      typeof entry === 'object' && entry !== null && !Array.isArray(entry) ? { ...entry } : {}
    const row = readAnswers(question.of, given, today)
    issues.push(...row.issues.map((issue) => ({ path: `${question.id}.${i}.${issue.path}`, code: issue.code })))
    return Object.fromEntries(Object.entries(row.answers).map(([id, answer]) => [id, String(answer)]))
  })
  return issues.length === before ? rows : undefined
}

function isEmpty(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() === ''
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0)
}
