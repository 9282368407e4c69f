import type { Transaction } from '../../../platform/database.ts'
import type { Actor } from '../../../platform/http/mount.ts'
import { found, notFound, Refusal, Stale } from '../../../platform/refusal.ts'
import { isWithin } from '../../../vocabulary/administrative-unit-code.ts'
import type { Thing } from '../events.ts'
import { eventsOfThing } from '../store/event.ts'

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

/**
 * The row that was locked, if it is the asker's to touch and nobody has changed it since they read it. Every step raises the version
 * by one and stands in the chronicle, so what a slower officer has missed is the last so many steps.
 */
export async function asRead<T extends { version: number; state: string }>(
  tx: Transaction,
  row: T | undefined,
  thing: Thing,
  at: { readonly id: string; readonly version: number },
  reached: (row: T) => boolean = () => true,
): Promise<T> {
  const here = found(row, thing)
  if (!reached(here)) throw notFound(thing)
  if (here.version === at.version) return here
  const missed = Math.max(0, here.version - at.version)
  const steps = missed === 0 ? [] : (await eventsOfThing(tx, thing, at.id)).slice(-missed)
  throw new Stale(
    { version: here.version, state: `solutions.${thing}.state.${here.state}` },
    steps.map((step) => ({
      what: `solutions.${thing}.command.${step.command}`,
      who: step.actor_name,
      at: step.happened_at,
      from: step.from_state === null ? null : `solutions.${thing}.state.${step.from_state}`,
      to: `solutions.${thing}.state.${step.to_state}`,
    })),
  )
}

/** What every step answers: the thing, where it now stands, and the version that the next step must name. */
export interface Step {
  readonly id: string
  readonly state: string
  readonly version: number
}
