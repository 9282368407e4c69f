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
  const rule = rules.find((one) => one.form === form && one.fromOn <= day && (one.toOn === null || day < one.toOn))
  if (rule === undefined) throw new Error(`no validity rule for ${form} on ${day}`)
  return new Date(declaredAt.getTime() + rule.hours * 3_600_000)
}

/** A declaration as a door needs it. */
export interface Declared {
  readonly declaredAt: Date
  readonly validUntil: Date
  readonly flags: readonly FlagKind[]
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
  const last = newest(valid)
  if (last !== undefined) {
    const open = valid.filter((one) => clearedAt === null || one.declaredAt > clearedAt)
    const categories = [...new Set(open.flatMap((one) => one.flags))].sort()
    return { state: 'valid', declaredAt: last.declaredAt, flagged: categories.length > 0, categories }
  }
  const old = newest(declared.filter((one) => one.declaredAt <= now))
  return { state: old === undefined ? 'none' : 'expired', declaredAt: old?.declaredAt ?? null, flagged: false, categories: [] }
}
