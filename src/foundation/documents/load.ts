import type { Transaction } from '../../platform/database.ts'
import { system } from '../audit/public.ts'
import { enter } from './actions/enter.ts'
import { readChainOf2021 } from './data/chain.ts'
import { documentById } from './store/documents.ts'
import { insertRelation, insertStep } from './store/parts.ts'

/**
 * Enters the documents of 2021 that come with the product, by the very function that the register uses. Nobody's act: the
 * demonstration loads them, no audit entry and no news are left; the documents get no arrival number until somebody receives them.
 * A second run finds everything in its place and does nothing.
 */
export async function loadChain(tx: Transaction): Promise<void> {
  const { documents, relations } = readChainOf2021()
  for (const document of documents) {
    if ((await documentById(tx, document.id)) !== undefined) continue
    await enter(tx, document, enteredAt, system)
    await insertStep(tx, document.id, {
      what: 'registered',
      happened_at: enteredAt,
      actor_name: system.displayName,
      note: document.sources.join(', '),
    })
  }
  for (const { from, to, kind, evidence, noteVi, noteEn } of relations) {
    await insertRelation(tx, { from_id: from, to_id: to, kind, evidence, note_vi: noteVi, note_en: noteEn }, enteredAt)
  }
}

/** The morning of the letter, 07:00 in Hà Nội. */
const enteredAt = new Date('2021-05-25T00:00:00Z')
