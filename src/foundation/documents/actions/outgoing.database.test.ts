import { execFileSync } from 'node:child_process'
import { createHash, X509Certificate } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../../tests/support/database.ts'
import { openFileStore } from '../../../platform/files.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { createSampleAccount, type Role, sampleCredential } from '../../access/public.ts'
import { deleteOldRequests } from '../jobs.ts'
import { officialDocument } from '../layout/official-document.ts'
import { openRenderer } from '../layout/renderer.ts'
import type { Objection } from '../objection.ts'
import type { OutgoingCommand } from '../outgoing.ts'
import { archiveFaults } from '../signature/archive-fixture.ts'
import { detachedCms } from '../signature/cms.ts'
import { hasTool, opensslCades, pdfsig } from '../signature/outside-tools-fixture.ts'
import { verdictOf } from '../signature/signature-found.ts'
import { openSignatureReader } from '../signature/signature-reader.ts'
import { openTestAuthority } from '../signature/test-authority.ts'
import { documentById } from '../store/documents.ts'
import { bindCertificate, insertNumber, numbersIn, outgoingOf, takeNumber } from '../store/outgoing.ts'
import { filesOf } from '../store/parts.ts'
import { signaturesOf } from '../store/signatures.ts'
import { createDraft, reviseDraft } from './draft.ts'
import { type SigningDesk, takeStep } from './outgoing.ts'
import { recallDocument } from './recall.ts'
import { relate } from './relate.ts'
import { endPower, recordPower } from './signing-power.ts'
import { switchSigning } from './switch-signing.ts'
import { acceptFromToken, prepareForToken } from './token.ts'
import { documentsWaitingFor } from './waiting.ts'

let t: TestDatabase
let desk: SigningDesk
const keyFolder = mkdtempSync(join(tmpdir(), 'khien-keys-'))
const dataFolder = mkdtempSync(join(tmpdir(), 'khien-files-'))
const book = 'vn/o-bo-y-te'

beforeAll(async () => {
  t = await testDatabase()
  await sql`update platform.installation set sample_data = true`.execute(t.database.read)
  const authority = await openTestAuthority(keyFolder)
  desk = {
    files: openFileStore(dataFolder),
    renderer: openRenderer(),
    authority,
    reader: openSignatureReader(keyFolder, authority.certificate),
    hooks: { objectionToSigning: async () => null, onIssue: async () => undefined },
  }
  await holdersOf()
  await run((tx) => switchSigning(tx, { book, signsHere: true, lastNumbers: [{ type: 'decision', last: 2665 }] }, as('clerk')))
  await run((tx) => recordPower(tx, deputy, as('clerk')))
})
afterAll(async () => {
  await desk.renderer.close()
  await t.close()
  for (const folder of [keyFolder, dataFolder]) rmSync(folder, { recursive: true, force: true })
})

const deputy = {
  book,
  holderName: 'Trần Văn Thử',
  capacity: [{ form: 'KT', of: 'Bộ trưởng' }],
  titles: ['Thứ trưởng'],
  types: ['decision'],
  fromOn: '2021-05-01',
  toOn: null,
  basis: 'Quyết định phân công công tác',
} as const
const names: Record<string, string> = {
  drafter: 'Trần Thu Hà',
  reviewer: 'Lê Văn Duyệt',
  signer: 'Trần Văn Thử',
  clerk: 'Đỗ Thị Lan',
}
const roles = {
  drafter: 'health-officer',
  reviewer: 'health-officer',
  signer: 'health-signer',
  clerk: 'records-clerk',
} as const satisfies Record<string, Role>
const ids = new Map<string, string>()
const as = (who: string) => ({
  actor: { id: ids.get(who) ?? who, displayName: names[who] ?? who, scopesOf: () => ['vn'] },
  scope: ['vn'],
  now: t.house.businessClock.now(),
  machineNow: new Date(),
})
const run: TestDatabase['database']['transaction'] = (work) => t.database.transaction(work)

/** Enough people hold roles that nobody may do two steps which check each other. */
async function holdersOf(): Promise<void> {
  const credential = await sampleCredential('mat-khau-cua-bai-thu')
  const at = t.house.businessClock.now()
  for (const who of ['drafter', 'reviewer', 'signer', 'clerk'] as const) {
    const account = {
      username: `${who}.mot`,
      displayName: names[who] ?? who,
      fromOn: '2021-01-01',
      shownAtSignIn: false,
    } as const
    const sample = { ...account, roles: [{ role: roles[who], unitPath: 'vn' }] }
    ids.set(who, (await run((tx) => createSampleAccount(tx, sample, credential, at))).id)
  }
}

const decision = (subject = 'Về việc ban hành hướng dẫn khai báo y tế') =>
  officialDocument.parse({
    type: 'decision',
    issuer: 'Bộ Y tế',
    notation: 'QĐ-BYT',
    place: 'Hà Nội',
    subject,
    authority: 'Bộ trưởng Bộ Y tế',
    body: [
      { kind: 'ground', text: 'Căn cứ Luật Phòng, chống bệnh truyền nhiễm;' },
      { kind: 'ruling', text: 'QUYẾT ĐỊNH:' },
      { kind: 'article', number: '1', text: 'Ban hành kèm theo Quyết định này hướng dẫn khai báo y tế.' },
      { kind: 'article', number: '2', text: 'Quyết định này có hiệu lực kể từ ngày ký.' },
    ],
    signer: { capacity: [{ form: 'KT', of: 'Bộ trưởng' }], titles: ['Thứ trưởng'], name: 'Trần Văn Thử' },
    recipients: ['Như Điều 2', 'Bộ trưởng (để báo cáo)', 'Lưu: VT, CNTT'],
  })

const draft = async (content = decision()) =>
  (
    await run((tx) =>
      createDraft(tx, { unitPath: 'vn', issuerOrganisationId: 'bo-y-te', issuerLevel: 'ministry', content }, as('drafter')),
    )
  ).id

const permissionFor: Readonly<Record<OutgoingCommand, readonly [string, string]>> = {
  submit: ['drafter', 'document.draft'],
  cancel: ['drafter', 'document.draft'],
  'approve-content': ['reviewer', 'document.review'],
  'approve-format': ['clerk', 'document.number'],
  return: ['reviewer', 'document.review'],
  sign: ['signer', 'document.sign'],
  'sign-beside': ['beside', 'document.sign'],
  number: ['clerk', 'document.number'],
  seal: ['clerk', 'document.number'],
  issue: ['clerk', 'document.number'],
  void: ['signer', 'document.sign'],
  recall: ['signer', 'document.sign'],
  replace: ['clerk', 'system'],
}
async function step(
  documentId: string,
  command: OutgoingCommand,
  more: { who?: string; permission?: string; version?: number } = {},
) {
  const [who, permission] = permissionFor[command]
  const version = more.version ?? (await outgoingOf(t.database.read, documentId))?.version ?? 0
  const reason = ['return', 'cancel', 'void', 'recall'].includes(command) ? 'Cần sửa lại nội dung' : null
  return run((tx) =>
    takeStep(tx, { documentId, command, version, reason, permission: more.permission ?? permission }, desk, as(more.who ?? who)),
  )
}
async function walk(documentId: string, ...commands: OutgoingCommand[]) {
  for (const command of commands) await step(documentId, command)
}
const toSigned = ['submit', 'approve-content', 'approve-format', 'sign'] as const
const whole = [...toSigned, 'number', 'seal', 'issue'] as const
const refused = (code: string) => expect.objectContaining({ code })
const stateOf = async (id: string) => (await outgoingOf(t.database.read, id))?.state
async function bytesOf(id: string): Promise<Buffer> {
  const sha256 = (await outgoingOf(t.database.read, id))?.file_sha256 ?? ''
  return (await desk.files.get(sha256)) ?? Buffer.alloc(0)
}

test('a decision goes its whole way: four people, one number, two signatures, one issued document with its file', async () => {
  const id = await draft()
  await walk(id, ...whole)
  const document = await documentById(t.database.read, id)
  expect(document).toMatchObject({ state: 'issued', number: '2666', notation: 'QĐ-BYT', issued_on: '2021-05-25' })
  const [file] = await filesOf(t.database.read, [id])
  const read = (await signaturesOf(t.database.read, [file?.sha256 ?? ''])).get(file?.sha256 ?? '')
  expect(verdictOf(read?.signatures ?? [])).toBe('test')
  expect(read?.signatures.map(({ signerName }) => signerName)).toEqual(['TEST Trần Văn Thử', 'TEST Bộ Y tế'])
  expect(read).toMatchObject({ number: '2666', date: 'ngày 25 tháng 5 năm 2021' })
  const bytes = await bytesOf(id)
  const left = await sql<{ action: string; sha256: string }>`
    select action, body->>'sha256' as sha256 from audit.event where subject_kind in ('file', 'number') and body->>'sha256' = ${file?.sha256 ?? ''} order by seq`.execute(
    t.database.read,
  )
  expect(left.rows.map(({ action }) => action)).toEqual(['document.published', 'number.used'])
  if (hasTool('pdfsig')) {
    const [first, last] = pdfsig(dataFolder, bytes)
    expect(first).toContain('Signature is Valid.')
    expect(last).toContain('Signature is Valid.')
    expect(last).toContain('Total document signed')
  }
  if (hasTool('openssl'))
    expect(opensslCades(dataFolder, bytes, desk.authority.certificate)).toEqual([
      'CAdES Verification successful',
      'CAdES Verification successful',
    ])
})

const minutes = () =>
  officialDocument.parse({
    ...decision('Biên bản bàn giao phần mềm'),
    type: 'minutes',
    notation: 'BB-BYT',
    authority: null,
    body: [{ kind: 'paragraph', text: 'Hai bên thống nhất bàn giao.' }],
    signer: { titles: ['Đại diện bên nhận'], name: names.signer },
    otherSigner: { titles: ['Đại diện bên giao'], name: 'Vũ Đình Bàn' },
    recipients: ['Hai bên', 'Lưu: VT'],
  })
/** The account of whoever signs minutes for the other side, once. */
async function welcomeOtherSide() {
  if (ids.has('beside')) return
  names.beside = 'Vũ Đình Bàn'
  const sample = { username: 'ben.giao', displayName: names.beside, fromOn: '2021-01-01', shownAtSignIn: false } as const
  const credential = await sampleCredential('mat-khau-cua-bai-thu')
  const account = { ...sample, roles: [{ role: 'technology-signer', unitPath: 'vn' }] } as const
  ids.set('beside', (await run((tx) => createSampleAccount(tx, account, credential, t.house.businessClock.now()))).id)
}

test('minutes name two signers: without the other side’s own signature there is no number, and with both the file shows both', async () => {
  const id = await draft(minutes())
  await walk(id, 'submit', 'approve-content')
  await expect(step(id, 'approve-format'), 'nobody here carries that name').rejects.toEqual(
    refused('other-side-has-no-account-here'),
  )
  await welcomeOtherSide()
  await walk(id, 'approve-format', 'sign')
  const waits = async (who: string) =>
    (await documentsWaitingFor(t.database.read, as(who))).filter(({ link }) => link === `/documents/${id}`).length
  await expect(step(id, 'number')).rejects.toEqual(refused('other-side-has-not-signed'))
  await expect(step(id, 'sign-beside', { who: 'signer' })).rejects.toEqual(refused('signature-block-names-somebody-else'))
  expect([await waits('beside'), await waits('clerk')]).toEqual([1, 0])
  await walk(id, 'sign-beside', 'number', 'seal', 'issue')
  const [file] = await filesOf(t.database.read, [id])
  const read = (await signaturesOf(t.database.read, [file?.sha256 ?? ''])).get(file?.sha256 ?? '')
  expect(verdictOf(read?.signatures ?? [])).toBe('test')
  expect(read?.signatures.map(({ signerName }) => signerName)).toEqual(['TEST Trần Văn Thử', 'TEST Vũ Đình Bàn', 'TEST Bộ Y tế'])
  if (hasTool('pdfsig')) for (const one of pdfsig(dataFolder, await bytesOf(id))) expect(one).toContain('Signature is Valid.')
})

test('what declares PDF/A-2b has what that asks for, before the first signature and after the last, as far as is looked', async () => {
  const id = await draft()
  await walk(id, 'submit', 'approve-content', 'approve-format')
  expect(await archiveFaults(await bytesOf(id))).toEqual([])
  for (const command of ['sign', 'number', 'seal'] as const) {
    await walk(id, command)
    expect(await archiveFaults(await bytesOf(id)), command).toEqual([])
  }
  const page = await desk.renderer.render('pdf', decision(), [], '2021')
  expect(await archiveFaults(page), 'a draft declares nothing').toContain('its XMP does not declare PDF/A-2b')
})

test('the page is frozen when its form is approved: what is signed, numbered and sealed begins with those bytes', async () => {
  const id = await draft()
  await walk(id, 'submit', 'approve-content', 'approve-format')
  const frozen = (await desk.files.get((await outgoingOf(t.database.read, id))?.page_sha256 ?? '')) ?? Buffer.alloc(1)
  await walk(id, 'sign', 'number', 'seal')
  expect((await bytesOf(id)).subarray(0, frozen.length).equals(frozen)).toBe(true)
})

test('nothing on its way can be rewritten; returned it can, and then everything is checked anew', async () => {
  const id = await draft()
  await walk(id, 'submit')
  const rewrite = () => run((tx) => reviseDraft(tx, id, { version: 1, content: decision('Về việc khác hẳn') }, as('drafter')))
  await expect(rewrite()).rejects.toEqual(refused('document-is-on-its-way'))
  await walk(id, 'return')
  await rewrite()
  expect(await outgoingOf(t.database.read, id)).toMatchObject({ state: 'draft', hands: {}, page_sha256: null })
})

describe('separation of duties where at least three people hold roles', () => {
  test('whoever drafted does not approve the content, whoever checked does not sign, whoever signed neither numbers nor seals', async () => {
    const id = await draft()
    await walk(id, 'submit')
    await expect(step(id, 'approve-content', { who: 'drafter' })).rejects.toEqual(refused('drafter-does-not-review'))
    await walk(id, 'approve-content')
    await step(id, 'approve-format', { who: 'signer' })
    await expect(step(id, 'sign')).rejects.toEqual(refused('whoever-checks-does-not-sign'))
    const other = await draft()
    await walk(other, ...toSigned)
    await expect(step(other, 'number', { who: 'signer' })).rejects.toEqual(refused('signer-neither-numbers-nor-seals'))
    await walk(other, 'number')
    await expect(step(other, 'seal', { who: 'signer' })).rejects.toEqual(refused('signer-neither-numbers-nor-seals'))
  })

  test('only the person whom the signature block names signs', async () => {
    const id = await draft()
    await walk(id, 'submit', 'approve-content', 'approve-format')
    await expect(step(id, 'sign', { who: 'reviewer' })).rejects.toEqual(refused('signature-block-names-somebody-else'))
  })

  test('a step under another permission than its own is no step', async () => {
    const id = await draft()
    await walk(id, 'submit')
    await expect(step(id, 'return', { permission: 'document.sign' })).rejects.toEqual(refused('not-possible-in-this-state'))
  })
})

test('a page with faults of form is not sent on its way', async () => {
  const id = await draft({ ...decision(), recipients: [] })
  await expect(step(id, 'submit')).rejects.toMatchObject({ code: 'page-has-faults', facts: { count: 1 } })
})

test('an agency that signs elsewhere sends nothing on this way', async () => {
  const id = (
    await run((tx) =>
      createDraft(
        tx,
        {
          unitPath: 'vn',
          issuerOrganisationId: null,
          issuerLevel: 'ministry',
          content: { ...decision(), issuer: 'Cơ quan khác' },
        },
        as('drafter'),
      ),
    )
  ).id
  await expect(step(id, 'submit')).rejects.toEqual(refused('agency-signs-elsewhere'))
})

test('a deputy signs for the minister only what they were given; a delegation that ended signs nothing more', async () => {
  const plan = officialDocument.parse({
    ...decision(),
    type: 'plan',
    notation: 'KH-BYT',
    authority: null,
    body: [{ kind: 'paragraph', text: 'Một.' }],
    recipients: ['Các Vụ, Cục thuộc Bộ', 'Lưu: VT'],
  })
  const other = await draft(plan)
  await walk(other, 'submit', 'approve-content', 'approve-format')
  await expect(step(other, 'sign')).rejects.toEqual(refused('nobody-gave-this-power'))
  const given = await run((tx) => recordPower(tx, { ...deputy, types: ['plan'] }, as('clerk')))
  await step(other, 'sign')
  expect(await stateOf(other)).toBe('signed')

  await run((tx) => endPower(tx, given, as('clerk')))
  await expect(run((tx) => endPower(tx, given, as('clerk')))).rejects.toEqual(refused('power-has-ended'))
  const outside = { ...as('clerk'), scope: ['vn/30'] }
  await expect(run((tx) => recordPower(tx, deputy, outside))).rejects.toEqual(refused('book-is-outside-your-scope'))
  await expect(run((tx) => recordPower(tx, { ...deputy, titles: [] }, as('clerk')))).rejects.toEqual(
    refused('signer-needs-a-title'),
  )
})

test('the signer is an account, not a name: a namesake who comes later signs nothing, and two namesakes stop the check of the form', async () => {
  const id = await draft()
  await walk(id, 'submit', 'approve-content', 'approve-format')
  const sample = { username: 'signer.hai', displayName: names.signer ?? '', fromOn: '2021-01-01', shownAtSignIn: false } as const
  const credential = await sampleCredential('mat-khau-cua-bai-thu')
  const account = { ...sample, roles: [{ role: 'health-signer', unitPath: 'vn' }] } as const
  const { id: namesake } = await run((tx) => createSampleAccount(tx, account, credential, t.house.businessClock.now()))
  ids.set('namesake', namesake)
  names.namesake = names.signer ?? ''
  await expect(step(id, 'sign', { who: 'namesake' })).rejects.toEqual(refused('signature-block-names-somebody-else'))
  expect(await step(id, 'sign')).toMatchObject({ state: 'signed' })
  const next = await draft()
  await walk(next, 'submit', 'approve-content')
  await expect(step(next, 'approve-format')).rejects.toEqual(refused('several-sign-under-that-name'))
  await sql`update access.assignment set to_on = from_on + 1 where account_id = ${namesake}`.execute(t.database.read)
  expect(await step(next, 'approve-format')).toMatchObject({ state: 'to-sign' })
})

test('a token is one account’s: whoever signs with it first', async () => {
  const bind = (accountId: string) => run((tx) => bindCertificate(tx, 'c'.repeat(64), accountId, new Date()))
  expect([await bind('first'), await bind('second'), await bind('first')]).toEqual(['first', 'first', 'first'])
})

test('what another room objects to is not signed, and its own reason is told where it has one', async () => {
  const id = await draft()
  await walk(id, 'submit', 'approve-content', 'approve-format')
  const objecting = (objection: Objection) => ({ ...desk, hooks: { ...desk.hooks, objectionToSigning: async () => objection } })
  const version = (await outgoingOf(t.database.read, id))?.version ?? 0
  const sign = (objection: Objection) =>
    run((tx) =>
      takeStep(
        tx,
        { documentId: id, command: 'sign', version, reason: null, permission: 'document.sign' },
        objecting(objection),
        as('signer'),
      ),
    )
  await expect(sign({ code: 'contents-await-a-statement' })).rejects.toEqual(refused('contents-await-a-statement'))
  const refusal = new Refusal('nothing-is-within-authority')
  await expect(sign({ code: 'contents-may-not-be-signed', refusal })).rejects.toBe(refusal)
})

test('two people who press at once: the second is told that somebody was quicker', async () => {
  const id = await draft()
  await walk(id, 'submit')
  await walk(id, 'approve-content')
  await expect(step(id, 'approve-format', { version: 1 })).rejects.toMatchObject({
    code: 'somebody-was-quicker',
    status: 409,
    facts: { version: 2 },
    state: 'documents.outgoing.state.format-check',
    since: [
      {
        what: 'documents.step.content-approved',
        who: names.reviewer,
        from: 'documents.outgoing.state.content-review',
        to: 'documents.outgoing.state.format-check',
      },
    ],
  })
})

test('a voided document keeps its number, and the next one gets the next', async () => {
  const id = await draft()
  await walk(id, ...toSigned, 'number', 'void')
  const next = await draft()
  await walk(next, ...toSigned, 'number')
  const rows = await numbersIn(t.database.read, { bookPath: book, year: 2021 }, null, 100)
  const [voided, following] = [rows.find((row) => row.document_id === id), rows.find((row) => row.document_id === next)]
  expect(voided).toMatchObject({ voided_on: '2021-05-25', void_reason: 'Cần sửa lại nội dung' })
  expect(following?.number).toBe((voided?.number ?? 0) + 1)
  expect(await stateOf(id)).toBe('voided')
})

test('a draft that is given up takes no number and is kept', async () => {
  const before = (await numbersIn(t.database.read, { bookPath: book, year: 2021 }, null, 100)).length
  const id = await draft()
  await walk(id, 'submit', 'cancel')
  expect(await stateOf(id)).toBe('cancelled')
  expect((await numbersIn(t.database.read, { bookPath: book, year: 2021 }, null, 100)).length).toBe(before)
})

test('recalled and replaced documents keep file, number and history', async () => {
  const [recalled, replaced, newer] = [await draft(), await draft(), await draft()]
  for (const id of [recalled, replaced, newer]) await walk(id, ...whole)
  await walk(recalled, 'recall')
  await run((tx) => relate(tx, { fromId: newer, toId: replaced, kind: 'replaces', evidence: 'stated' }, as('clerk')))
  expect([await stateOf(recalled), await stateOf(replaced), await stateOf(newer)]).toEqual(['recalled', 'replaced', 'issued'])
  expect((await documentById(t.database.read, recalled))?.state).toBe('recalled')
  expect(await filesOf(t.database.read, [recalled, replaced])).toHaveLength(2)
  await expect(run((tx) => recallDocument(tx, recalled, 'lần nữa', as('clerk')))).rejects.toEqual(
    refused('document-is-past-this'),
  )
})

describe('a number without a gap', () => {
  test('two hundred clerks at once, one in five of whom fails after taking a number: every number once, none missing', async () => {
    const id = await draft()
    await sql`insert into documents.document (id, type, issuer_name, issuer_level, dated_on, subject, origin, state, scope_path, issuer_key, words, registered_at)
      select 'd-' || n, type, issuer_name, issuer_level, dated_on, subject, origin, state, scope_path, issuer_key, words, registered_at
      from documents.document, generate_series(1, 200) n where id = ${id}`.execute(t.database.read)
    const of = { bookPath: 'vn/30', book: 'QĐ', year: 2021 }
    const failure = new Error('the clerk’s machine lost its power')
    const attempts = Array.from({ length: 200 }, (_, index) =>
      run(async (tx) => {
        const number = await takeNumber(tx, of)
        await insertNumber(tx, {
          book_path: of.bookPath,
          book: of.book,
          year: of.year,
          number,
          document_id: `d-${index + 1}`,
          numbered_on: '2021-05-25',
        })
        if (index % 5 === 0) throw failure
        return number
      }),
    )
    const ended = await Promise.allSettled(attempts)
    const taken = ended.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])).sort((a, b) => a - b)
    expect(ended.filter((one) => one.status === 'rejected')).toHaveLength(40)
    expect(taken).toEqual(Array.from({ length: 160 }, (_, at) => at + 1))
    const kept = await numbersIn(t.database.read, { bookPath: of.bookPath, year: of.year }, null, 300)
    expect(kept.map(({ number }) => number).sort((a, b) => a - b)).toEqual(taken)
    expect(await run((tx) => takeNumber(tx, of))).toBe(161)
  })

  test('twenty documents numbered at once, some of them refused: the book has no gap', async () => {
    const ids: string[] = []
    for (let at = 0; at < 6; at++) {
      const id = await draft()
      await walk(id, ...toSigned)
      ids.push(id)
    }
    const attempts = ids.flatMap((id) => [step(id, 'number'), step(id, 'number', { who: 'signer' })])
    const ended = await Promise.allSettled(attempts)
    expect(ended.filter((one) => one.status === 'fulfilled')).toHaveLength(6)
    const taken = await numbersIn(t.database.read, { bookPath: book, year: 2021 }, null, 100)
    const numbers = taken.filter((row) => row.book === 'QĐ').map(({ number }) => number)
    expect([...numbers].reverse()).toEqual(numbers.map((_, at) => 2666 + at))
  })

  test('a book that has begun here does not take another last number', async () => {
    const again = run((tx) =>
      switchSigning(tx, { book, signsHere: true, lastNumbers: [{ type: 'decision', last: 9 }] }, as('clerk')),
    )
    await expect(again).rejects.toEqual(refused('book-has-begun'))
  })
})

describe('signing with a token outside', () => {
  const request = { command: 'sign', permission: 'document.sign' } as const
  async function waiting() {
    const documentId = await draft()
    await walk(documentId, 'submit', 'approve-content', 'approve-format')
    const version = (await outgoingOf(t.database.read, documentId))?.version ?? 0
    const token = await desk.authority.signatoryOf({ kind: 'person', id: 'token', name: 'Trần Văn Thử', organisation: 'Bộ Y tế' })
    const certificate = token.chain[0] ?? new Uint8Array()
    const prepare = (who = 'signer') =>
      run((tx) => prepareForToken(tx, { ...request, documentId, version, certificate }, desk, as(who)))
    const cmsFor = (asked: { digest: string; toSign: string }) =>
      detachedCms({
        digest: Buffer.from(asked.digest, 'hex'),
        chain: token.chain,
        signature: token.sign(Buffer.from(asked.toSign, 'base64')),
      })
    const accept = (requestId: string, cms: Uint8Array, later = 0) =>
      run((tx) =>
        acceptFromToken(tx, { ...request, documentId, requestId, cms }, desk, {
          ...as('signer'),
          machineNow: new Date(Date.now() + later),
        }),
      )
    return { documentId, prepare, cmsFor, accept, certificate }
  }

  test('two steps: what is to be signed goes out, the signature comes back, and the document is signed', async () => {
    const { documentId, prepare, cmsFor, accept } = await waiting()
    const asked = await prepare()
    expect(await accept(asked.requestId, cmsFor(asked))).toMatchObject({ state: 'signed' })
    expect((await desk.reader.read(await bytesOf(documentId))).signatures[0]).toMatchObject({ standing: 'intact', isPades: true })
    await expect(accept(asked.requestId, cmsFor(asked))).rejects.toEqual(refused('signing-request-was-answered'))
  })

  test('minutes: the other side signs with its own token after the signer, nobody else’s token will do, and every signature holds', async () => {
    await welcomeOtherSide()
    const documentId = await draft(minutes())
    await walk(documentId, 'submit', 'approve-content', 'approve-format', 'sign')
    const version = (await outgoingOf(t.database.read, documentId))?.version ?? 0
    const tokenOf = (id: string, name: string) =>
      desk.authority.signatoryOf({ kind: 'person', id, name, organisation: 'Cục Công nghệ thông tin' })
    const given = { command: 'sign-beside', permission: 'document.sign', documentId } as const
    const prepare = (token: Awaited<ReturnType<typeof tokenOf>>, who = 'beside') =>
      run((tx) => prepareForToken(tx, { ...given, version, certificate: token.chain[0] ?? new Uint8Array() }, desk, as(who)))
    const token = await tokenOf('token-beside', 'Vũ Đình Bàn')
    const others = await tokenOf('token-of-somebody', 'Nguyễn Văn Khác')
    await expect(prepare(others)).rejects.toEqual(refused('certificate-is-somebody-elses'))
    await expect(prepare(token, 'signer')).rejects.toEqual(refused('signature-block-names-somebody-else'))
    const asked = await prepare(token)
    const signature = token.sign(Buffer.from(asked.toSign, 'base64'))
    const cms = detachedCms({ digest: Buffer.from(asked.digest, 'hex'), chain: token.chain, signature })
    const accept = (who: string) => run((tx) => acceptFromToken(tx, { ...given, requestId: asked.requestId, cms }, desk, as(who)))
    await expect(accept('signer'), 'asked for by another account').rejects.toBeInstanceOf(Refusal)
    await accept('beside')
    const both = (await desk.reader.read(await bytesOf(documentId))).signatures
    expect(both.map(({ signerName, standing }) => [signerName, standing])).toEqual([
      ['TEST Trần Văn Thử', 'intact'],
      ['TEST Vũ Đình Bàn', 'intact'],
    ])
    expect((await outgoingOf(t.database.read, documentId))?.hands).toMatchObject({ signedBeside: ids.get('beside') })
    await walk(documentId, 'number', 'seal', 'issue')
    const issued = (await desk.reader.read(await bytesOf(documentId))).signatures
    expect(issued.map(({ standing }) => standing)).toEqual(['intact', 'intact', 'intact'])
    expect(verdictOf(issued)).toBe('test')
    if (hasTool('pdfsig'))
      for (const one of pdfsig(dataFolder, await bytesOf(documentId))) expect(one).toContain('Signature is Valid.')
  })

  test('an answer for another page, or one that comes too late, is refused', async () => {
    const one = await waiting()
    const other = await waiting()
    const [asked, elsewhere] = [await one.prepare(), await other.prepare()]
    await expect(one.accept(asked.requestId, other.cmsFor(elsewhere))).rejects.toEqual(refused('signature-is-for-another-page'))
    await expect(one.accept(asked.requestId, one.cmsFor(asked), 16 * 60_000)).rejects.toEqual(refused('signing-request-is-over'))
    await expect(one.accept(elsewhere.requestId, one.cmsFor(asked))).rejects.toBeInstanceOf(Refusal)
  })

  test('an answer is refused when the document was returned meanwhile', async () => {
    const { documentId, prepare, cmsFor, accept } = await waiting()
    const asked = await prepare()
    await step(documentId, 'return', { who: 'signer', permission: 'document.sign' })
    await expect(accept(asked.requestId, cmsFor(asked))).rejects.toMatchObject({
      code: 'somebody-was-quicker',
      since: [{ what: 'documents.step.returned', who: names.signer, to: 'documents.outgoing.state.draft' }],
    })
  })

  test('a day after its time is over a request goes with its page; what the document stands on stays', async () => {
    const [signed, forgotten] = [await waiting(), await waiting()]
    const [asked, never] = [await signed.prepare(), await forgotten.prepare()]
    await signed.accept(asked.requestId, signed.cmsFor(asked))
    const { rows } = await sql<{ id: string; page: string }>`
      select id, prepared_sha256 as page from documents.signing_request`.execute(t.database.read)
    const pageOf = (id: string) => desk.files.get(rows.find((row) => row.id === id)?.page ?? '')
    const at = (later: number) => ({ database: t.database, machineClock: { now: () => new Date(Date.now() + later) } })
    expect(await deleteOldRequests(at(20 * 60_000), desk.files)).toEqual({ requests: 0, pages: 0 })
    expect(await pageOf(never.requestId)).toBeDefined()
    expect(await deleteOldRequests(at(25 * 3_600_000), desk.files)).toEqual({ requests: rows.length, pages: rows.length })
    for (const { requestId } of [asked, never]) expect(await pageOf(requestId)).toBeUndefined()
    expect((await bytesOf(signed.documentId)).length).toBeGreaterThan(0)
    expect((await bytesOf(forgotten.documentId)).length).toBeGreaterThan(0)
  })

  test.skipIf(!hasTool('openssl'))(
    'openssl stands in for a token: its bare signature is taken, and verified by openssl; one by another key, or one that claims a time, is not',
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'khien-token-'))
      const openssl = (...asked: string[]) => execFileSync('openssl', asked, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
      const inFolder = (name: string) => new Uint8Array(readFileSync(join(folder, name)))
      for (const who of ['token', 'other'])
        openssl(
          ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-utf8', '-days', '30', '-subj', '/CN=Trần Văn Thử/O=Bộ Y tế'],
          ...['-keyout', `${who}.key`, '-out', `${who}.pem`],
        )
      openssl('x509', '-in', 'token.pem', '-outform', 'DER', '-out', 'token.der')
      const { documentId } = await waiting()
      const version = (await outgoingOf(t.database.read, documentId))?.version ?? 0
      const certificate = inFolder('token.der')
      const asked = await run((tx) => prepareForToken(tx, { ...request, documentId, version, certificate }, desk, as('signer')))
      const accept = (cms: Uint8Array, from: Uint8Array | null) =>
        run((tx) =>
          acceptFromToken(tx, { ...request, documentId, requestId: asked.requestId, cms, certificate: from }, desk, as('signer')),
        )

      writeFileSync(join(folder, 'attributes.der'), Buffer.from(asked.toSign, 'base64'))
      for (const who of ['token', 'other'])
        openssl('dgst', '-sha256', '-sign', `${who}.key`, '-out', `${who}.sig`, 'attributes.der')
      await expect(accept(inFolder('other.sig'), certificate)).rejects.toEqual(refused('signature-is-for-another-page'))
      await expect(accept(inFolder('token.sig'), null)).rejects.toEqual(refused('signature-cannot-be-read'))

      // A whole CMS of openssl claims a signing time, which PAdES forbids among what is signed (EN 319 142-1, 5.2).
      const { rows } = await sql<{ page: string; range: number[] }>`
        select prepared_sha256 as page, byte_range as range from documents.signing_request where id = ${asked.requestId}`.execute(
        t.database.read,
      )
      const page = (await desk.files.get(rows[0]?.page ?? '')) ?? new Uint8Array()
      const [start = 0, before = 0, behind = 0, rest = 0] = rows[0]?.range ?? []
      writeFileSync(
        join(folder, 'page.bin'),
        Buffer.concat([page.subarray(start, start + before), page.subarray(behind, behind + rest)]),
      )
      openssl(
        ...[
          'cms',
          '-sign',
          '-cades',
          '-binary',
          '-md',
          'sha256',
          '-in',
          'page.bin',
          '-signer',
          'token.pem',
          '-inkey',
          'token.key',
        ],
        ...['-outform', 'DER', '-out', 'timed.cms'],
      )
      await expect(accept(inFolder('timed.cms'), certificate)).rejects.toEqual(refused('signature-does-not-name-its-certificate'))

      expect(await accept(inFolder('token.sig'), certificate)).toMatchObject({ state: 'signed' })
      const signed = await bytesOf(documentId)
      expect((await desk.reader.read(signed)).signatures[0]).toMatchObject({ standing: 'intact', isPades: true })
      expect(opensslCades(folder, signed, certificate)).toEqual(['CAdES Verification successful'])
      rmSync(folder, { recursive: true, force: true })
    },
  )

  test('a token of somebody else is refused before anything is signed', async () => {
    const documentId = await draft()
    await walk(documentId, 'submit', 'approve-content', 'approve-format')
    const version = (await outgoingOf(t.database.read, documentId))?.version ?? 0
    const stranger = await desk.authority.signatoryOf({ kind: 'person', id: 'x', name: 'Người Khác', organisation: 'Bộ Y tế' })
    const certificate = stranger.chain[0] ?? new Uint8Array()
    expect(createHash('sha256').update(new X509Certificate(certificate).raw).digest('hex')).toHaveLength(64)
    const prepare = run((tx) => prepareForToken(tx, { ...request, documentId, version, certificate }, desk, as('signer')))
    await expect(prepare).rejects.toEqual(refused('certificate-is-somebody-elses'))
  })
})

test('an installation without sample data keeps no keys: it asks for a token', async () => {
  const id = await draft()
  await walk(id, 'submit', 'approve-content', 'approve-format')
  await sql`update platform.installation set sample_data = false`.execute(t.database.read)
  await expect(step(id, 'sign')).rejects.toEqual(refused('sign-with-a-token'))
  await sql`update platform.installation set sample_data = true`.execute(t.database.read)
})
