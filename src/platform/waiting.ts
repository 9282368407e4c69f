import type { Reader } from './database.ts'
import type { Actor } from './http/mount.ts'
import type { Facts } from './refusal.ts'

/** One thing that waits for the account that asks, told by the room in which it waits. */
export interface Waiting {
  /** What is to be done: a message key of the room, filled from `facts`. */
  readonly key: string
  readonly facts?: Facts
  /** What it is about, called by its name; null where the sentence says it all. Never a person. */
  readonly thing: { readonly vi: string; readonly en: string } | null
  readonly since: Date
  /** The last day, where there is one; `softly` when nothing but courtesy follows from it. */
  readonly dueOn: string | null
  readonly isSoft?: boolean
  /** The page on which the step is taken. */
  readonly link: string
}

/** A room's own part of what waits: it reads its own tables and knows who may take its steps. */
export type WaitingPart = (db: Reader, who: { readonly actor: Actor; readonly now: Date }) => Promise<Waiting[]>
