import { z } from 'zod'
import { civilDate, contains } from '../../vocabulary/period.ts'

/** What a rule, a capacity or a page rests on, dated: a law, a decision, a letter. What is not there yet cannot be cited. */
export const ground = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  /** The day on which it was signed. */
  on: civilDate,
  /** In force from this day, up to and without the other. */
  fromOn: civilDate,
  toOn: civilDate.nullable(),
  /** As the page of a document cites it after “Căn cứ”. */
  pageVi: z.string().min(10),
  vi: z.string().min(3),
  en: z.string().min(3),
  /** Its entry in the register of documents, where it has one. */
  documentId: z.string().nullable(),
  /** Issuers whose every decision begins with it. */
  opensFor: z.array(z.string()),
  /** How far it was checked: the letter itself, read in a public source, or the product's own default until a lawyer confirms it. */
  mark: z.enum(['letter', 'read', 'default']),
  where: z.string().min(3),
})
export type Ground = z.infer<typeof ground>

export const grounds = z
  .array(ground)
  .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'two grounds carry one id')
  .refine((all) => all.every(({ on, fromOn }) => on <= fromOn), 'a ground is in force before it was signed')

/** Whether it may be cited on a day: signed by then, and in force. */
export function isCitable({ on, fromOn, toOn }: Pick<Ground, 'on' | 'fromOn' | 'toOn'>, day: string): boolean {
  return on <= day && contains({ from: fromOn, to: toOn }, day)
}

/** A precedent came before; a document is none of itself, and it stays one when it has ended. */
export function isPrecedent({ on }: Pick<Ground, 'on'>, day: string): boolean {
  return on < day
}

/** Grounds of a page in the order of their days, each once: what its issuer always stands on, then what its contents rest on. */
export function groundsOfPage(known: readonly Ground[], of: readonly Ground[], issuer: string, day: string): Ground[] {
  const opening = known.filter((one) => one.opensFor.includes(issuer))
  const all = new Map([...opening, ...of].filter((one) => isCitable(one, day)).map((one) => [one.id, one]))
  return inOrder([...all.values()])
}

/** What a page cites: the grounds, and the documents behind what it names, each once. */
export function citedOnPage(
  grounds: readonly Ground[],
  behind: readonly { readonly documentId: string; readonly on: string; readonly pageVi: string }[],
): string[] {
  const others = behind
    .filter(({ documentId }) => !grounds.some((one) => one.documentId === documentId))
    .map((one) => ({ ...one, id: one.documentId }))
  return inOrder([...grounds, ...others]).map(({ pageVi }) => pageVi)
}

function inOrder<T extends Pick<Ground, 'id' | 'on'>>(all: readonly T[]): T[] {
  return all.toSorted((a, b) => rank(a) - rank(b) || (a.on < b.on ? -1 : 1))
}

/** Laws before decrees, decrees before what single bodies wrote (Decree 30/2020: by the force of the text). */
function rank({ id }: Pick<Ground, 'id'>): number {
  return id.startsWith('law-') ? 0 : id.startsWith('decree-') ? 1 : 2
}
