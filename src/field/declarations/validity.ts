import type { FlagKind, FormId } from './form-definition.ts'

export interface ValidityRule {
  readonly form: FormId
  readonly hours: number
  readonly fromOn: string
  readonly toOn: string | null
  readonly source: string
}

/** Until when a declaration made at an instant is accepted: the rule of that day decides, also when it changes later. Throws where no rule is in force: a form without one must not be offered. */
export function validUntil(rules: readonly ValidityRule[], form: FormId, declaredAt: Date, day: string): Date {
  return new Date(declaredAt.getTime() + hoursAccepted(rules, form, day) * 3_600_000)
}

/** How many hours a declaration made on a day is accepted. Throws like `validUntil`. */
export function hoursAccepted(rules: readonly ValidityRule[], form: FormId, day: string): number {
  const rule = rules.find((one) => one.form === form && one.fromOn <= day && (one.toOn === null || day < one.toOn))
  if (rule === undefined) throw new Error(`no validity rule for ${form} on ${day}`)
  return rule.hours
}

/** A declaration as a door needs it. */
export interface Declared {
  readonly declaredAt: Date
  readonly validUntil: Date
  readonly flags: readonly FlagKind[]
  /** Another phone gave it, which no office has confirmed: it may be a stranger who typed the person's document. */
  readonly unverified?: boolean
}

/**
 * Who is heard about a person. What a desk wrote always is. Once an office has bound a phone to the person only bound phones are.
 * Before that nobody can tell the person from a stranger who typed their document: the phone that is shown at the door speaks for
 * whoever holds it, or, when a paper is shown, the only phone that ever declared them; what any other phone said is kept as
 * unverified, so that a stranger's fever stops nobody, and a second phone does not hide a fever from the staff either.
 */
export function heardOf(
  said: readonly (Declared & { readonly device: string | null })[],
  bound: readonly string[],
  shownBy: string | null,
): Declared[] {
  if (bound.length > 0) return said.filter(({ device }) => device === null || bound.includes(device))
  const phones = new Set(said.flatMap(({ device }) => (device === null ? [] : [device])))
  const speaking = shownBy ?? (phones.size === 1 ? [...phones][0] : undefined)
  const marked = said.map((one) => ({ ...one, unverified: one.device !== null && one.device !== speaking }))
  // Another phone cannot declare for whoever shows their own; what it raised is still worth a question.
  return shownBy === null ? marked : marked.filter((one) => !one.unverified || one.flags.length > 0)
}

/**
 * What a checkpoint or venue is told. Never a green, yellow or red pass: only whether somebody declared, when, and whether
 * they should speak to the staff first. The categories are for the staff's own device.
 */
export interface DeclarationAnswer {
  readonly state: 'valid' | 'expired' | 'none'
  /** Of the newest declaration; null when there is none. */
  readonly declaredAt: Date | null
  /** Only of what is still valid. */
  readonly flagged: boolean
  readonly categories: readonly FlagKind[]
  /** A phone that no office has confirmed said that this person has signs: for the staff to ask about, no answer of the person. */
  readonly unverified: boolean
}

/**
 * Judges a person's declarations, corrected ones left out. A clean declaration does not undo a flagged one that is still valid:
 * whoever was stopped with a fever could otherwise declare again without it. Only a follow-up that cleared the person does.
 */
export function answerOf(declared: readonly Declared[], clearedAt: Date | null, now: Date): DeclarationAnswer {
  const newest = (all: readonly Declared[]) =>
    all.reduce<Declared | undefined>(
      (last, one) => (last === undefined || one.declaredAt > last.declaredAt ? one : last),
      undefined,
    )
  const valid = declared.filter((one) => one.declaredAt <= now && now < one.validUntil)
  const open = valid.filter((one) => clearedAt === null || one.declaredAt > clearedAt)
  const unverified = open.some((one) => one.unverified && one.flags.length > 0)
  const counts = (one: Declared) => !one.unverified || one.flags.length === 0
  const last = newest(valid.filter(counts))
  if (last !== undefined) {
    const categories = [...new Set(open.flatMap((one) => (one.unverified ? [] : one.flags)))].sort()
    return { state: 'valid', declaredAt: last.declaredAt, flagged: categories.length > 0, categories, unverified }
  }
  const old = newest(declared.filter((one) => one.declaredAt <= now && counts(one)))
  const state = old === undefined ? 'none' : 'expired'
  return { state, declaredAt: old?.declaredAt ?? null, flagged: false, categories: [], unverified }
}
