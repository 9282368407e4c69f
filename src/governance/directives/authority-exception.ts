import { addDays } from '../../vocabulary/period.ts'
import { isSound, type Verdict } from './authority.ts'
import { covers } from './given-authority.ts'
import type { Provision, SketchedProvision } from './provision.ts'

/** Stands where a rule's id stands, when no rule spoke and a legal officer confirmed an exception. */
export const byException = 'excepted-by-legal-officer'

/** An exception bridges the time until a rule is written; nobody lives by exceptions. */
const mostDays = 180

/** A confirmed exception; both days are within. */
export interface AuthorityException {
  /** The content as it was asked about, word for word. */
  readonly content: Provision
  readonly fromOn: string
  readonly untilOn: string
  readonly articleVi: string
  readonly basisVi: string
  readonly confirmedBy: string
}

/** What a rule forbids is never excepted, only what no rule speaks of (docs/decisions/0015). */
export function mayBeExcepted({ within, ruleId }: Pick<Verdict, 'within' | 'ruleId'>, content: SketchedProvision): boolean {
  return !within && ruleId === null && isSound(content)
}

/** The exception under which a content may be issued on a day: the very content that was confirmed, within its days. */
export function exceptionFor(
  exceptions: readonly AuthorityException[],
  content: SketchedProvision | Provision,
  on: string,
): AuthorityException | undefined {
  return exceptions.find(
    (one) =>
      one.fromOn <= on && on <= one.untilOn && one.content.code === content.code && covers('approved', [one.content], content),
  )
}

/** Why an exception may not last until a day; undefined when it may. */
export function faultOfExpiry(expiresOn: string, on: string): string | undefined {
  if (expiresOn <= on) return 'exception-ends-before-it-begins'
  return expiresOn > addDays(on, mostDays) ? 'exception-lasts-too-long' : undefined
}
