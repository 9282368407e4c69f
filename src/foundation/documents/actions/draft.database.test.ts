import { rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../../tests/support/database.ts'
import type { Transaction } from '../../../platform/database.ts'
import { type FileStore, openFileStore } from '../../../platform/files.ts'
import { createSampleAccount, sampleCredential } from '../../access/public.ts'
import { type OfficialDocument, officialDocument } from '../layout/official-document.ts'
import { openRenderer } from '../layout/renderer.ts'
import { loadChain } from '../load.ts'
import { documentById } from '../store/documents.ts'
import { filesOf, recipientsOf, relationsOf, stepsOf } from '../store/parts.ts'
import { attachSignedPdf } from './attach.ts'
import { createDraft, reviseDraft } from './draft.ts'
import { recordIssued } from './issue.ts'
import type { By } from './note.ts'
import { registerDocument } from './register.ts'

const noReader = { read: async () => ({ signatures: [], number: null, date: null }) }
let t: TestDatabase
let files: FileStore
const renderer = openRenderer()
beforeAll(async () => {
  t = await testDatabase()
  files = openFileStore(join(t.house.config.dataFolder, 'files'))
  await t.database.transaction(loadChain)
  await sql`update platform.installation set sample_data = true`.execute(t.database.read)
  const account = { username: 'soan.thao', displayName: 'Trần Thu Hà', fromOn: '2021-01-01', shownAtSignIn: false }
  const credential = await sampleCredential('mat-khau-cua-bai-thu')
  const sample = { ...account, roles: [{ role: 'health-officer', unitPath: 'vn' }] } as const
  const { id } = await within((tx) => createSampleAccount(tx, sample, credential, now))
  officer = { actor: { id, displayName: account.displayName }, scope: ['vn'], now }
})
afterAll(async () => {
  await renderer.close()
  await t.close()
  await rm(dirname(t.house.config.dataFolder), { recursive: true, force: true })
})

const now = new Date('2021-06-10T03:00:00Z')
let officer: By
const within = <T>(work: (tx: Transaction) => Promise<T>) => t.database.transaction(work)
const content: OfficialDocument = officialDocument.parse({
  type: 'decision',
  issuer: 'Bộ Y tế',
  notation: 'QĐ-BYT',
  place: 'Hà Nội',
  subject: 'Về việc áp dụng giải pháp công nghệ',
  authority: 'Bộ trưởng Bộ Y tế',
  body: [{ kind: 'article', number: '1', text: 'Áp dụng thống nhất trên cả nước.' }],
  signer: { titles: ['Bộ trưởng'], name: 'Nguyễn A' },
  recipients: ['Như Điều 3', 'Thủ tướng Chính phủ (để báo cáo)', 'Lưu: VT, CNTT (2)'],
})
const draft = (
  change: Partial<OfficialDocument> = {},
  more: { relations?: Parameters<typeof createDraft>[1]['relations'] } = {},
) =>
  within((tx) =>
    createDraft(
      tx,
      { unitPath: 'vn', issuerOrganisationId: 'bo-y-te', issuerLevel: 'ministry', content: { ...content, ...change }, ...more },
      officer,
    ),
  )
/** The paper as it comes back from the ministry's own system: the same page with its number and date. */
const signedPdf = async (number: string, issuedOn: string) =>
  Buffer.from(await renderer.render('pdf', { ...content, number, issuedOn }, [], '2021'))
const attach = (id: string, bytes: Buffer, more: { confirmed?: boolean; instead?: boolean } = {}, by = officer) =>
  attachSignedPdf(t.database, { files, reader: noReader }, id, { bytes, confirmed: false, instead: false, ...more }, by)

test('a draft has no number, its recipients are read, and its number and date cannot be written in beforehand', async () => {
  const { id, version } = await draft({ number: '9', issuedOn: '2021-06-01' })
  const row = await documentById(t.database.read, id)
  expect(row).toMatchObject({
    state: 'drafted',
    origin: 'drafted',
    number: '',
    issued_on: null,
    dated_on: '2021-06-10',
    version,
    issuer_name: 'Bộ Y tế',
  })
  expect(row?.content).toMatchObject({ number: '', issuedOn: null })
  expect((await recipientsOf(t.database.read, id)).map(({ purpose }) => purpose)).toEqual([
    'for-action',
    'for-report',
    'archive',
    'archive',
  ])
})

test('two officers who revise the same draft do not undo each other', async () => {
  const { id, version } = await draft()
  expect(
    await within((tx) => reviseDraft(tx, id, { version, content: { ...content, subject: 'Về việc khác' } }, officer)),
  ).toEqual({ id, version: 2 })
  await expect(within((tx) => reviseDraft(tx, id, { version, content }, officer))).rejects.toMatchObject({
    code: 'somebody-was-quicker',
    status: 409,
  })
  expect((await documentById(t.database.read, id))?.subject).toBe('Về việc khác')
})

test('a signature block in a wrong order is refused before anybody signs; an open one is not', async () => {
  await expect(draft({ signer: { capacity: [{ form: 'TL', of: 'Bộ trưởng' }], titles: [], name: 'A' } })).rejects.toMatchObject({
    code: 'signer-needs-a-title',
  })
  await draft({ signer: { capacity: [], titles: [], name: '' } })
})

test('the signed PDF comes back: its number and date are offered, checked against what is typed, and the draft is issued', async () => {
  const { id } = await draft({}, { relations: [{ toId: '2666-qd-byt', kind: 'replaces' }] })
  expect((await documentById(t.database.read, '2666-qd-byt'))?.state).toBe('recorded')
  const { sha256, found } = await attach(id, await signedPdf('2901', '2021-06-09'))
  expect(found).toEqual({ number: '2901', notation: 'QĐ-BYT', issuedOn: '2021-06-09' })
  const typed = { number: '2910', notation: 'QĐ-BYT', issuedOn: '2021-06-10', file: sha256 }
  await expect(within((tx) => recordIssued(tx, id, typed, officer))).rejects.toMatchObject({
    code: 'signed-file-says-otherwise',
    facts: { what: ['number', 'issued-on'], read: ['2901', '2021-06-09'] },
  })
  expect(await within((tx) => recordIssued(tx, id, { ...typed, number: '2901', issuedOn: '2021-06-09' }, officer))).toEqual({
    documentId: id,
  })
  expect(await documentById(t.database.read, id)).toMatchObject({
    state: 'issued',
    number: '2901',
    issued_on: '2021-06-09',
    content: { number: '2901', issuedOn: '2021-06-09' },
  })
  // What it was written to replace is replaced now, not before.
  expect((await documentById(t.database.read, '2666-qd-byt'))?.state).toBe('replaced')
  const { rows } = await sql<{ event: string }>`select event from platform.outbox where payload ->> 'documentId' = ${id}`.execute(
    t.database.read,
  )
  expect(rows).toEqual([{ event: 'document.recorded' }])
  expect((await stepsOf(t.database.read, id)).map(({ what }) => what)).toEqual(['drafted', 'related', 'file-attached', 'issued'])
})

test('somebody who compared it with the paper may confirm what the file says otherwise; without any file only confirmed', async () => {
  const { id } = await draft()
  const { sha256 } = await attach(id, await signedPdf('2902', '2021-06-09'))
  await within((tx) =>
    recordIssued(tx, id, { number: '2903', notation: 'QĐ-BYT', issuedOn: '2021-06-09', file: sha256, confirmed: true }, officer),
  )
  const paper = (await draft()).id
  const facts = { number: '2904', notation: 'QĐ-BYT', issuedOn: '2021-06-09', file: null }
  await expect(within((tx) => recordIssued(tx, paper, facts, officer))).rejects.toMatchObject({ code: 'signed-file-is-missing' })
  await expect(within((tx) => recordIssued(tx, paper, { ...facts, file: 'a'.repeat(64) }, officer))).rejects.toMatchObject({
    code: 'signed-file-is-missing',
  })
  await within((tx) => recordIssued(tx, paper, { ...facts, confirmed: true }, officer))
})

test('an issued document is neither revised nor issued again, and its number is taken', async () => {
  const { id, version } = await draft()
  const facts = { number: '2905', notation: 'QĐ-BYT', issuedOn: '2021-06-09', file: null, confirmed: true }
  await within((tx) => recordIssued(tx, id, facts, officer))
  await expect(within((tx) => recordIssued(tx, id, facts, officer))).rejects.toMatchObject({ code: 'document-is-not-a-draft' })
  await expect(within((tx) => reviseDraft(tx, id, { version, content }, officer))).rejects.toMatchObject({
    code: 'document-is-not-a-draft',
  })
  const other = (await draft()).id
  await expect(within((tx) => recordIssued(tx, other, facts, officer))).rejects.toMatchObject({
    code: 'document-is-already-registered',
    facts: { documentId: id },
  })
  await expect(
    within((tx) => recordIssued(tx, other, { ...facts, number: '2906', issuedOn: '2021-06-11' }, officer)),
  ).rejects.toMatchObject({ code: 'issued-on-is-in-the-future' })
})

test('a draft whose signed document was registered by itself becomes that one: one document, with the draft’s page and files', async () => {
  const registered = await within((tx) =>
    registerDocument(
      tx,
      {
        type: 'decision',
        number: '2907',
        notation: 'QĐ-BYT',
        issuer: { name: 'Bộ Y tế', organisationId: 'bo-y-te' },
        issuerLevel: 'ministry',
        unitPath: 'vn',
        issuedOn: '2021-06-09',
        subject: 'Về việc áp dụng',
      },
      officer,
    ),
  )
  const { id } = await draft({}, { relations: [{ toId: '3440-vpcp-kgvx', kind: 'implements' }] })
  const { sha256 } = await attach(id, await signedPdf('2907', '2021-06-09'))
  const facts = { number: '2907', notation: 'QĐ-BYT', issuedOn: '2021-06-09', file: sha256 }
  await expect(within((tx) => recordIssued(tx, id, facts, officer))).rejects.toMatchObject({
    code: 'document-is-already-registered',
  })
  await expect(within((tx) => recordIssued(tx, id, { ...facts, sameAs: '3440-vpcp-kgvx' }, officer))).rejects.toMatchObject({
    code: 'document-is-already-registered',
  })
  expect(await within((tx) => recordIssued(tx, id, { ...facts, sameAs: registered.id }, officer))).toEqual({
    documentId: registered.id,
  })
  expect((await documentById(t.database.read, registered.id))?.content?.subject).toBe(content.subject)
  expect((await filesOf(t.database.read, [registered.id])).map((file) => file.sha256)).toEqual([sha256])
  expect((await relationsOf(t.database.read, [registered.id])).map(({ to_id, kind }) => [to_id, kind])).toEqual([
    ['3440-vpcp-kgvx', 'implements'],
  ])
  expect((await documentById(t.database.read, id))?.became_id).toBe(registered.id)
  await expect(within((tx) => reviseDraft(tx, id, { version: 2, content }, officer))).rejects.toMatchObject({
    code: 'document-is-not-a-draft',
  })
})

test('a PDF is attached to the document it says it is; another one only when confirmed, and the older is kept', async () => {
  const { id } = await within((tx) =>
    registerDocument(
      tx,
      {
        type: 'decision',
        number: '2908',
        notation: 'QĐ-BYT',
        issuer: { name: 'Bộ Y tế', organisationId: 'bo-y-te' },
        issuerLevel: 'ministry',
        unitPath: 'vn',
        issuedOn: '2021-06-09',
        subject: 'Về việc áp dụng',
      },
      officer,
    ),
  )
  const wrong = await signedPdf('2909', '2021-06-09')
  await expect(attach(id, wrong)).rejects.toMatchObject({ code: 'signed-file-says-otherwise', facts: { read: ['2909'] } })
  const right = await signedPdf('2908', '2021-06-09')
  const first = await attach(id, right)
  expect(await attach(id, right)).toEqual(first)
  await expect(attach(id, wrong, { confirmed: true })).rejects.toMatchObject({ code: 'document-has-another-file' })
  const second = await attach(id, wrong, { confirmed: true, instead: true })
  expect((await filesOf(t.database.read, [id])).map(({ sha256 }) => sha256).sort()).toEqual([first.sha256, second.sha256].sort())
  expect(await files.get(first.sha256)).toEqual(right)
  const { rows } = await sql<{
    id: string
  }>`select id from documents.document where words @@ to_tsquery('simple', 'thong:* & nhat:* & 2908:*')`.execute(t.database.read)
  expect(rows).toEqual([{ id }])
})

test('a file is not read at all for somebody who may not change the document', async () => {
  const { id } = await draft()
  const stranger = { ...officer, scope: ['vn/30'] }
  await expect(attach(id, Buffer.from('not a pdf'), {}, stranger)).rejects.toMatchObject({ code: 'not-found' })
  await expect(attach('3440-vpcp-kgvx', Buffer.from('not a pdf'), {}, stranger)).rejects.toMatchObject({ code: 'not-found' })
  await expect(attach(id, Buffer.from('not a pdf'))).rejects.toMatchObject({ code: 'file-is-not-a-readable-pdf' })
})
