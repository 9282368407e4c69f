import type { Actor } from '../../../platform/http/mount.ts'
import { found, notFound, Refusal } from '../../../platform/refusal.ts'
import { isWithin } from '../../../vocabulary/administrative-unit-code.ts'

/** Who asks for a step, where they may take it, and when it is for the business. */
export interface Asker {
  readonly actor: Actor
  /** Unit-path prefixes in which the endpoint's permission holds. */
  readonly scope: readonly string[]
  readonly now: Date
}

/** Everything in this room that has no place of its own belongs to the nation's desks. */
export const nation = 'vn'

/** Steps about the nation's own things are taken by its desks only. */
export function requireNation(scope: readonly string[]): void {
  if (!isWithin(scope, nation)) throw new Refusal('place-is-outside-your-scope', {}, 403)
}

/** Whether the account may do something about a thing that lies at a path. */
export function holdsAt(actor: Actor, path: string): (permission: string) => boolean {
  return (permission) => isWithin(actor.scopesOf(permission), path)
}

/** The row that was locked, if it is the asker's to touch and nobody has changed it since they read it. */
export function asRead<T extends { version: number }>(
  row: T | undefined,
  what: string,
  version: number,
  reached: (row: T) => boolean = () => true,
): T {
  const here = found(row, what)
  if (!reached(here)) throw notFound(what)
  if (here.version !== version) throw new Refusal('somebody-was-quicker', { version: here.version }, 409)
  return here
}

/** What every step answers: the thing, where it now stands, and the version that the next step must name. */
export interface Step {
  readonly id: string
  readonly state: string
  readonly version: number
}
