import { createHash } from 'node:crypto'
import type { Reader } from '../../../platform/database.ts'
import { found } from '../../../platform/refusal.ts'
import type { Block } from '../layout/official-document.ts'
import * as documents from '../store/documents.ts'
import { signsHere } from '../store/outgoing.ts'
import { wayOf } from './outgoing.ts'

/** SHA-256 over what a page written here says (subject, body, annexes, whose opinion it conveys): two pages that say the same have the same. Null where nothing was written. */
export async function pageWords(db: Reader, documentId: string): Promise<string | null> {
  const content = found(await documents.documentById(db, documentId), 'document').content
  if (content === null) return null
  const annexes = (content.annexes ?? []).map(({ name, title, body }) => [name, title, said(body)])
  const { opinion } = content
  // Left out where there is none: pages hashed before could convey none.
  const conveyed = opinion ? [Object.entries(opinion).toSorted()] : []
  return createHash('sha256')
    .update(JSON.stringify([content.type, content.subject, said(content.body), ...annexes, ...conveyed]))
    .digest('hex')
}

const said = (body: readonly Block[]) => body.map((part) => Object.entries(part).toSorted())

/** Whether a draft is, or may be, signed and numbered here on a day, rather than in the agency's own system. */
export async function goesOutHere(db: Reader, documentId: string, on: string): Promise<boolean> {
  const document = await documents.documentById(db, documentId)
  const way = document === undefined || document.state !== 'drafted' ? undefined : await wayOf(db, document)
  return way !== undefined && (way.state !== 'draft' || (await signsHere(db, way.book_path, on)))
}
