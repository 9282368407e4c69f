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
}

/** What stands on one screen of the phone. */
export interface Screen {
  readonly key: string
  readonly part: Part
  readonly person: number
  readonly questions: readonly Question[]
}

export const review = 'review'

/** Begins a declaration for oneself. */
export function beginDraft(form: FormDefinition, today: string, key: string): Draft {
  const draft: Draft = {
    form: form.id,
    version: form.version,
    today,
    shared: {},
    persons: [{ answers: {}, onBehalf: false }],
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

/** How a page comes to a draft: a new one, one like the last, or the one that lies on the phone. */
export type Beginning =
  | { readonly kind: 'new'; readonly form: FormId }
  | { readonly kind: 'again'; readonly form: FormId; readonly last: readonly DeclaredBefore[] }
  | { readonly kind: 'draft' }

/** The same people once more: only what may have changed since is asked. */
export function beginAgain(form: FormDefinition, last: readonly DeclaredBefore[], today: string, key: string): Draft {
  const begun = beginDraft(form, today, key)
  const draft: Draft = {
    ...begun,
    shared: carriedOver(form.shared, last[0]?.shared ?? {}),
    persons: last.map(({ answers, onBehalf }) => ({ answers: carriedOver(form.person, answers), onBehalf })),
  }
  return settled(form, draft, 0)
}

/** One more of the family or the vehicle: where they live and which phone is the first one's, until somebody says otherwise. */
export function withAnother(form: FormDefinition, draft: Draft): Draft {
  const first = draft.persons[0]?.answers ?? {}
  const answers = Object.fromEntries(Object.entries(first).filter(([id]) => sharedInFamily.includes(id)))
  const persons = [...draft.persons, { answers, onBehalf: true }]
  return settled(form, { ...draft, persons }, draft.persons.length)
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
function settled(form: FormDefinition, draft: Draft, from: number): Draft {
  const fresh = screensOf(form, { ...draft, skip: [] }).filter(({ part, person }) => part === 'shared' || person >= from)
  const done = fresh.filter((screen) => !screen.questions.some(({ fresh: anew }) => anew) && isDone(form, draft, screen))
  const skip = [...new Set([...draft.skip, ...done.map(({ key }) => key)])]
  const open = fresh.find(({ key }) => !skip.includes(key))
  return { ...draft, skip, at: open?.key ?? review }
}

function isDone(form: FormDefinition, draft: Draft, screen: Screen): boolean {
  const given = givenOf(draft, screen)
  // Whether a card must be shown hangs on the birth date: as long as that is not known, an empty number is not an answer.
  const isOpen = screen.questions.some(
    ({ id, required, requiredFromAge }) =>
      given[id] === undefined && (required || (requiredFromAge !== undefined && given.bornOn === undefined)),
  )
  return !isOpen && issuesOf(form, draft, screen).length === 0 && screen.questions.some(({ id }) => given[id] !== undefined)
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
  const asked = questions.filter((question) => isAsked(question, answers))
  const names = [...new Set(asked.map(({ screen, id }) => screen ?? id))]
  return names.map((name) => ({
    key: part === 'shared' ? `trip:${name}` : `${person}:${name}`,
    part,
    person,
    questions: asked.filter(({ screen, id }) => (screen ?? id) === name),
  }))
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
  const own = screen.questions.map(({ id }) => id)
  const kept = Object.fromEntries(Object.entries(givenOf(draft, screen)).filter(([id]) => !own.includes(id)))
  const merged = { ...kept, ...given }
  if (screen.part === 'shared') return { ...draft, shared: merged }
  return { ...draft, persons: draft.persons.map((person, i) => (i === screen.person ? { ...person, answers: merged } : person)) }
}

/** Paths of the answers on this screen that are missing or not right. */
export function issuesOf(form: FormDefinition, draft: Draft, screen: Screen): string[] {
  const questions = screen.part === 'shared' ? form.shared : form.person
  const own = screen.questions.map(({ id }) => id)
  const { issues } = readAnswers(questions, givenOf(draft, screen), draft.today)
  return issues.map(({ path }) => path).filter((path) => own.includes(path.split('.')[0] ?? ''))
}

/** The screen after this one that still wants an answer or was never seen; the review when there is none. */
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

/** Answers of questions that this version still has and that need not be asked anew. */
function carriedOver(questions: readonly Question[], answers: Given): Given {
  const kept = questions.filter(({ fresh }) => !fresh).map(({ id }) => id)
  return Object.fromEntries(Object.entries(answers).filter(([id]) => kept.includes(id)))
}
