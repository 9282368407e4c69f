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
  /** What is still open of it: a follow-up that cleared the person has settled what was declared before. */
  readonly flags: readonly FlagKind[]
  /** Another phone gave it, which no office has confirmed: it may be a stranger who typed the person's document. */
  readonly unverified?: boolean
  /** The person's own bound phone gave it, with a number or name that does not fit their papers: a desk corrects it. */
  readonly unmatched?: boolean
  /** Not accepted for whoever stands at the door; what it raised is a question all the same. */
  readonly onlyAsks?: boolean
}

/** A phone that an office bound to the person, and until when it spoke for them. */
export interface Voice {
  readonly id: string
  readonly boundAt: Date
  readonly withdrawnAt: Date | null
}

/**
 * Who is heard about a person. What a desk wrote always is, and what a phone said that an office bound to the person, also before it was
 * lost. Nobody can tell another phone of theirs from a stranger who typed their document, so what any other phone said is a claim: kept
 * as unverified, so that a stranger's fever stops nobody, and neither a second phone nor a binding hides a fever from the staff. Once an
 * office has bound a phone, claims made after it are not heard at all. An unbound phone that is shown at the door speaks for whoever
 * holds it, and no other phone declares for them.
 */
export function heardOf(
  said: readonly (Declared & { readonly device: string | null })[],
  bound: readonly Voice[],
  shownBy: string | null,
): Declared[] {
  const isBound = bound.some(({ withdrawnAt }) => withdrawnAt === null)
  const firstBoundAt = bound.reduce((first, { boundAt }) => Math.min(first, boundAt.getTime()), Number.POSITIVE_INFINITY)
  const speaks = ({ device, declaredAt }: (typeof said)[number]) =>
    device === null ||
    bound.some(({ id, withdrawnAt }) => id === device && (withdrawnAt === null || declaredAt <= withdrawnAt)) ||
    (bound.length === 0 && device === shownBy)
  return said.flatMap((one) => {
    if (speaks(one)) return [one]
    // Of a slip only the bound phone itself is heard: nobody else can have meant this person by it.
    if (one.unmatched) return []
    if (isBound && one.declaredAt.getTime() > firstBoundAt) return []
    return [{ ...one, unverified: true, onlyAsks: shownBy !== null && bound.length === 0 }]
  })
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
  /** Something that is still valid does not fit the person's papers: for the staff to send them to a desk. */
  readonly unmatched: boolean
}

/**
 * Judges a person's declarations, corrected ones left out. A clean declaration does not undo a flagged one that is still valid:
 * whoever was stopped with a fever could otherwise declare again without it. Only a follow-up that cleared the person does.
 */
export function answerOf(declared: readonly Declared[], now: Date): DeclarationAnswer {
  const newest = (all: readonly Declared[]) =>
    all.reduce<Declared | undefined>(
      (last, one) => (last === undefined || one.declaredAt > last.declaredAt ? one : last),
      undefined,
    )
  const given = declared.filter((one) => one.declaredAt <= now)
  const valid = given.filter((one) => now < one.validUntil)
  const unverified = valid.some((one) => one.unverified && one.flags.length > 0)
  const unmatched = valid.some((one) => one.unmatched === true)
  const categories = [...new Set(valid.flatMap((one) => (one.unverified ? [] : one.flags)))].sort()
  const accepted = (one: Declared) => !one.onlyAsks
  const last = newest(valid.filter(accepted))
  const old = last ?? newest(given.filter(accepted))
  const state = last !== undefined ? 'valid' : old === undefined ? 'none' : 'expired'
  return { state, declaredAt: old?.declaredAt ?? null, flagged: categories.length > 0, categories, unverified, unmatched }
}
