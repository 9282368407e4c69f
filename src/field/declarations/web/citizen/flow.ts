import { isAsked, readAnswers } from '../../answer.ts'
import type { FormDefinition, FormId, Part, Question } from '../../form-definition.ts'
import { sharedInFamily } from '../../identity.ts'

export type Given = Record<string, unknown>

export interface DraftPerson {
  readonly answers: Given
  readonly onBehalf: boolean
}

/** A declaration that is being filled in on this phone; answers as they were typed. */
export interface Draft {
  readonly form: FormId
  readonly version: number
  readonly today: string
  readonly shared: Given
  readonly persons: readonly DraftPerson[]
  /** Screens that need not be shown: everything on them was carried over. They can be opened from the review. */
  readonly skip: readonly string[]
  /** The screen that is open; `review` at the end. */
  readonly at: string
  /** One sending, however often it is tried. */
  readonly key: string
  /** Sent off by the person; waits for the network. */
  readonly leaving: boolean
  /** The declaration that is being corrected; a new one has none. */
  readonly corrects?: Corrected
}

export interface Corrected {
  readonly id: string
  /** What was said before. */
  readonly shared: Given
  readonly answers: Given
  /** Empty until it is chosen. */
  readonly reason: string
}

/** One question, on a screen of its own: nobody has to look for what is meant. */
export interface Screen {
  readonly key: string
  readonly part: Part
  readonly person: number
  readonly question: Question
}

export const review = 'review'

/** Begins a declaration for oneself, or for somebody else. */
export function beginDraft(form: FormDefinition, today: string, key: string, onBehalf = false): Draft {
  const draft: Draft = {
    form: form.id,
    version: form.version,
    today,
    shared: {},
    persons: [{ answers: {}, onBehalf }],
    skip: [],
    at: review,
    key,
    leaving: false,
  }
  return { ...draft, at: screensOf(form, draft)[0]?.key ?? review }
}

export interface DeclaredBefore {
  readonly shared: Given
  readonly answers: Given
  readonly onBehalf: boolean
}

export interface DeclaredOnce extends DeclaredBefore {
  readonly id: string
  readonly declaredAt: string
}

/** How a page comes to a draft: a new one, one like the last, or the one that lies on the phone. */
export type Beginning =
  | { readonly kind: 'new'; readonly form: FormId; readonly onBehalf: boolean }
  | { readonly kind: 'again'; readonly form: FormId; readonly last: readonly DeclaredBefore[] }
  | { readonly kind: 'correct'; readonly form: FormId; readonly version: number; readonly said: DeclaredOnce }
  | { readonly kind: 'draft' }

/** The same people once more: only what may have changed since is asked. */
export function beginAgain(form: FormDefinition, last: readonly DeclaredBefore[], today: string, key: string): Draft {
  const begun = beginDraft(form, today, key)
  const draft: Draft = {
    ...begun,
    shared: carriedOver(form.shared, last[0]?.shared ?? {}),
    persons: last.map(({ answers, onBehalf }) => ({ answers: carriedOver(form.person, answers), onBehalf })),
  }
  // What may be left empty and was, was answered by that.
  return settled(form, draft, 0, () => true)
}

/** What an ID card says takes the place of what was typed; its screens are shown no more, but stand on the review. */
export function withCard(form: FormDefinition, draft: Draft, person: number, card: Readonly<Record<string, string>>): Draft {
  const known = Object.fromEntries(Object.entries(card).filter(([id]) => form.person.some((question) => question.id === id)))
  const persons = draft.persons.map((one, i) => (i === person ? { ...one, answers: { ...one.answers, ...known } } : one))
  const filled = { ...draft, persons }
  const right = allScreens(form, filled).filter(
    (screen) => screen.part === 'person' && screen.person === person && screen.question.id in known,
  )
  const skip = right.filter((screen) => issuesOf(form, filled, screen).length === 0).map(({ key }) => key)
  const next = { ...filled, skip: [...new Set([...draft.skip, ...skip])] }
  const left = screensOf(form, next).find((screen) => screen.part === 'person' && screen.person === person)
  return { ...next, at: left?.key ?? review }
}

/** Whether a card answers this question and the next ones: the form asks for its number, and nothing of it was typed yet. */
export function wantsCard(form: FormDefinition, screen: Screen): boolean {
  return screen.question.id === 'name' && form.person.some(({ id, kind }) => id === 'documentNumber' && kind === 'document')
}

/** What was said, open for change at the review: under the form and on the day on which it was said. */
export function beginCorrection(form: FormDefinition, said: DeclaredOnce, today: string, key: string): Draft {
  const { id, shared, answers, onBehalf } = said
  const draft = { ...beginDraft(form, today, key), shared, persons: [{ answers, onBehalf }], at: review }
  return { ...draft, skip: allScreens(form, draft).map((screen) => screen.key), corrects: { id, shared, answers, reason: '' } }
}

/** The answer as it was before a correction, when it is another now; undefined when it is not. */
export function changedFrom(draft: Draft, screen: Screen): unknown {
  if (draft.corrects === undefined) return undefined
  const before = (screen.part === 'shared' ? draft.corrects.shared : draft.corrects.answers)[screen.question.id]
  const asRead = (answer: unknown) => {
    const read = readAnswers([withoutCondition(screen.question)], { [screen.question.id]: answer }, draft.today).answers
    return JSON.stringify(read[screen.question.id] ?? null)
  }
  return asRead(before) === asRead(givenOf(draft, screen)[screen.question.id]) ? undefined : (before ?? '')
}

function withoutCondition({ when: _, ...question }: Question): Question {
  return question
}

/** One more of the family or the vehicle: where they live and which phone is the first one's, until somebody says otherwise. */
export function withAnother(form: FormDefinition, draft: Draft): Draft {
  const first = draft.persons[0]?.answers ?? {}
  const answers = Object.fromEntries(Object.entries(first).filter(([id]) => sharedInFamily.includes(id)))
  const persons = [...draft.persons, { answers, onBehalf: true }]
  return settled(form, { ...draft, persons }, draft.persons.length, ({ id }) => sharedInFamily.includes(id))
}

export function without(draft: Draft, person: number): Draft {
  const renumbered = draft.skip.flatMap((key) => {
    const [, number = '', screen = ''] = /^(\d+):(.*)$/.exec(key) ?? []
    if (number === '' || Number(number) < person) return [key]
    return Number(number) === person ? [] : [`${Number(number) - 1}:${screen}`]
  })
  return { ...draft, persons: draft.persons.filter((_, i) => i !== person), skip: renumbered, at: review }
}

/** Screens that are complete and ask nothing anew are skipped from now on; opens the first that is left from this person on. */
function settled(form: FormDefinition, draft: Draft, from: number, mayStayEmpty: (question: Question) => boolean): Draft {
  const near = screensOf(form, { ...draft, skip: [] }).filter(({ part, person }) => part === 'shared' || person >= from)
  const done = near.filter((screen) => !screen.question.fresh && isDone(form, draft, screen, mayStayEmpty))
  const skip = [...new Set([...draft.skip, ...done.map(({ key }) => key)])]
  const open = near.find(({ key }) => !skip.includes(key))
  return { ...draft, skip, at: open?.key ?? review }
}

function isDone(form: FormDefinition, draft: Draft, screen: Screen, mayStayEmpty: (question: Question) => boolean): boolean {
  const { question } = screen
  const given = givenOf(draft, screen)
  if (issuesOf(form, draft, screen).length > 0) return false
  if (given[question.id] !== undefined) return true
  // Whether a card must be shown hangs on the birth date: as long as that is not known, an empty number is not an answer.
  const hangsOnAge = question.requiredFromAge !== undefined && given.bornOn === undefined
  return !question.required && !hangsOnAge && mayStayEmpty(question)
}

/** Every screen to be shown, in order: the journey first, then each person. */
export function screensOf(form: FormDefinition, draft: Draft): Screen[] {
  const people = draft.persons.flatMap((person, i) => screensIn(form.person, person.answers, 'person', i, draft.today))
  return [...screensIn(form.shared, draft.shared, 'shared', 0, draft.today), ...people].filter(
    ({ key }) => !draft.skip.includes(key),
  )
}

function screensIn(questions: readonly Question[], given: Given, part: Part, person: number, today: string): Screen[] {
  const { answers } = readAnswers(questions, given, today)
  return questions
    .filter((question) => isAsked(question, answers))
    .map((question) => ({ key: `${part === 'shared' ? 'trip' : person}:${question.id}`, part, person, question }))
}

/** All screens, also those that are skipped: what the review lists. */
export function allScreens(form: FormDefinition, draft: Draft): Screen[] {
  return screensOf(form, { ...draft, skip: [] })
}

export function givenOf(draft: Draft, screen: Pick<Screen, 'part' | 'person'>): Given {
  return screen.part === 'shared' ? draft.shared : (draft.persons[screen.person]?.answers ?? {})
}

/** What was filled in on a screen takes the place of what stood there. */
export function withGiven(draft: Draft, screen: Screen, given: Given): Draft {
  const { [screen.question.id]: _replaced, ...kept } = givenOf(draft, screen)
  const merged = { ...kept, ...given }
  if (screen.part === 'shared') return { ...draft, shared: merged }
  return { ...draft, persons: draft.persons.map((person, i) => (i === screen.person ? { ...person, answers: merged } : person)) }
}

/** Paths of the answers on this screen that are missing or not right. */
export function issuesOf(form: FormDefinition, draft: Draft, screen: Screen): string[] {
  const questions = screen.part === 'shared' ? form.shared : form.person
  const { issues } = readAnswers(questions, givenOf(draft, screen), draft.today)
  return issues.map(({ path }) => path).filter((path) => path.split('.')[0] === screen.question.id)
}

/** One answer is changed from the review and leads back there: all the others were seen. */
export function reopened(form: FormDefinition, draft: Draft, key: string): Draft {
  return { ...draft, skip: allScreens(form, draft).map((screen) => screen.key), at: key }
}

/** The screen after this one; from a changed answer the first that now wants one; else the review. */
export function nextOf(form: FormDefinition, draft: Draft, key: string): string {
  const screens = screensOf(form, draft)
  const place = screens.findIndex((screen) => screen.key === key)
  return place < 0 ? (firstWrong(form, draft) ?? review) : (screens[place + 1]?.key ?? review)
}

export function previousOf(form: FormDefinition, draft: Draft, key: string): string | undefined {
  const screens = screensOf(form, draft)
  const place = key === review ? screens.length : screens.findIndex((screen) => screen.key === key)
  return screens[place - 1]?.key
}

/** A screen, shown or skipped, whose answers are not right; undefined when the declaration may be sent. */
export function firstWrong(form: FormDefinition, draft: Draft): string | undefined {
  return allScreens(form, draft).find((screen) => issuesOf(form, draft, screen).length > 0)?.key
}

/** The contract's body: answers in their normal form. */
export function bodyOf(form: FormDefinition, draft: Draft) {
  return {
    form: draft.form,
    version: draft.version,
    shared: readAnswers(form.shared, draft.shared, draft.today).answers,
    persons: draft.persons.map(({ answers, onBehalf }) => ({
      answers: readAnswers(form.person, answers, draft.today).answers,
      onBehalf,
    })),
    truthful: true as const,
  }
}

/** The body of a correction. */
export function correctionOf(form: FormDefinition, draft: Draft) {
  const { shared, persons, truthful } = bodyOf(form, draft)
  return { shared, answers: persons[0]?.answers ?? {}, truthful, reason: draft.corrects?.reason ?? '' }
}

/** Answers of questions that this version still has and that need not be asked anew. */
function carriedOver(questions: readonly Question[], answers: Given): Given {
  const kept = questions.filter(({ fresh }) => !fresh).map(({ id }) => id)
  return Object.fromEntries(Object.entries(answers).filter(([id]) => kept.includes(id)))
}
