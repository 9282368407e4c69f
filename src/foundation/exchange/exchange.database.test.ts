import { mkdtemp, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts'
import { openFileStore } from '../../platform/files.ts'
import { createSampleAccount, sampleCredential } from '../access/public.ts'
import { openRenderer } from '../documents/layout/renderer.ts'
import {
  attachKept,
  type By,
  keepSignedPdf,
  officialDocument,
  recallDocument,
  registerDocument,
  relate,
} from '../documents/public.ts'
import { fillFields } from '../documents/signature/fill-fields.ts'
import { openFields } from '../documents/signature/open-fields.ts'
import { signPage } from '../documents/signature/sign-page.ts'
import { openSignatureReader } from '../documents/signature/signature-reader.ts'
import { openTestAuthority, type TestAuthority } from '../documents/signature/test-authority.ts'
import { noteAddress } from './actions/address.ts'
import { type Carriage, carryIn, carryOut } from './actions/carry.ts'
import { receivePackage } from './actions/receive.ts'
import { sendDocument } from './actions/send.ts'
import type { DocumentMessage } from './exchange-message.ts'
import { mostBytes } from './reading/read-xml.ts'
import { messagesWithin } from './store.ts'
import { openFolderTransport } from './transport/folder.ts'
import { writeMessage } from './write-message.ts'

/** Two installations with a folder each, and a courier who carries what lies in one's `out` into the other's `in`. */
let ministry: Carriage & TestDatabase
let office: Carriage & TestDatabase
let folder: string
let authority: TestAuthority
const officeFolder = () => join(folder, 'office')
const ministryFolder = () => join(folder, 'ministry')

const now = new Date('2021-06-10T03:00:00Z')
const clerk: By = { actor: { id: 'a-1', displayName: 'Trần Thu Hà' }, scope: ['vn'], now }
let officeClerk: By
const quiet = { error: () => {}, warn: () => {}, info: () => {}, debug: () => {} }

const renderer = openRenderer()
const page = officialDocument.parse({
  type: 'official-letter',
  issuer: 'Văn phòng Chính phủ',
  notation: 'VPCP-KGVX',
  place: 'Hà Nội',
  subject: 'V/v ứng dụng công nghệ thông tin trong phòng, chống dịch',
  addressees: ['Bộ Y tế'],
  body: [{ kind: 'paragraph', text: 'Văn phòng Chính phủ thông báo.' }],
  signer: { titles: ['Phó Chủ nhiệm'], name: 'Nguyễn Văn Ba' },
  recipients: ['Như trên', 'Lưu: VT, KGVX (2)'],
})

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'khien-exchange-'))
  authority = await openTestAuthority(join(folder, 'keys'))
  const reader = openSignatureReader(join(folder, 'keys'), authority.certificate)
  const open = async (name: string): Promise<Carriage & TestDatabase> => {
    const t = await testDatabase()
    const files = openFileStore(join(folder, `${name}-files`))
    for (const [organisationId, organId] of [
      ['van-phong-chinh-phu', '000.00.00.T01'],
      ['bo-y-te', '000.00.00.T02'],
    ] as const)
      await t.database.transaction((tx) =>
        noteAddress(tx, { organisationId, organId, fromOn: '2021-01-01', basis: 'mã dùng trong bài thử' }, clerk),
      )
    return {
      ...t,
      files,
      reader,
      transport: openFolderTransport(join(folder, name), mostBytes),
      log: { ...t.house.log, ...quiet },
    }
  }
  office = await open('office')
  ministry = await open('ministry')
  await sql`update platform.installation set sample_data = true`.execute(office.database.read)
  const credential = await sampleCredential('mat-khau-cua-bai-thu')
  const roles = [{ role: 'records-clerk', unitPath: 'vn' }] as const
  const account = { username: 'van.thu', displayName: 'Trần Thu Hà', roles, fromOn: '2021-01-01', shownAtSignIn: false }
  const { id } = await office.database.transaction((tx) => createSampleAccount(tx, account, credential, now))
  officeClerk = { ...clerk, actor: { id, displayName: 'Trần Thu Hà' } }
})
afterAll(async () => {
  await renderer.close()
  await office.close()
  await ministry.close()
  await rm(folder, { recursive: true, force: true })
})

let last = 6000
/** A letter of the government office with its signed PDF, in the office's own register. */
async function officeLetter(): Promise<{ id: string; number: string }> {
  last += 1
  const number = String(last)
  const pdf = Buffer.from(await renderer.render('pdf', { ...page, number, issuedOn: '2021-06-09' }, [], '2021'))
  const { sha256 } = await keepSignedPdf(office.database, office, pdf, clerk)
  const id = await office.database.transaction(async (tx) => {
    const given = {
      type: 'official-letter',
      number,
      notation: 'VPCP-KGVX',
      issuer: { name: 'Văn phòng Chính phủ', organisationId: 'van-phong-chinh-phu' },
      issuerLevel: 'government',
      unitPath: 'vn',
      issuedOn: '2021-06-09',
      subject: 'V/v ứng dụng công nghệ thông tin trong phòng, chống dịch',
      signer: { capacity: [{ form: 'KT', of: 'Bộ trưởng, Chủ nhiệm' }], titles: ['Phó Chủ nhiệm'], name: 'Nguyễn Văn Ba' },
      recipients: [{ name: 'Như trên', purpose: 'for-action', copies: null }],
    } as const
    const { id: entered } = await registerDocument(tx, given, clerk)
    await attachKept(tx, entered, { ...given, confirmed: false }, sha256, clerk)
    return entered
  })
  return { id, number }
}
const send = (documentId: string, kind: 'document' | 'revocation' | 'update' | 'replacement' = 'document', reason = '') =>
  office.database.transaction((tx) =>
    sendDocument(tx, office.files, { documentId, kind, to: ['bo-y-te'], reason, dueOn: null }, clerk),
  )
async function courier(from: string, to: string): Promise<string[]> {
  await readdir(join(to, 'in')).catch(async () => {
    await carryIn(to === officeFolder() ? office : ministry, now)
  })
  const names = (await readdir(join(from, 'out'))).filter((name) => name.endsWith('.edxml'))
  for (const name of names) await rename(join(from, 'out', name), join(to, 'in', name))
  return names
}
async function roundTrip(): Promise<void> {
  await carryOut(office, now)
  await courier(officeFolder(), ministryFolder())
  await carryIn(ministry, now)
  await carryOut(ministry, now)
  await courier(ministryFolder(), officeFolder())
  await carryIn(office, now)
}
const stateAt = async (t: TestDatabase, number: string) =>
  (
    await sql<{ id: string; state: string; subject: string; files: number; arrivals: number; issuer: string }>`
      select d.id, d.state, d.subject, d.issuer_name as issuer,
        (select count(*) from documents.attached_file f where f.document_id = d.id) as files,
        (select count(*) from documents.arrival a where a.document_id = d.id) as arrivals
      from documents.document d where d.number = ${number} and d.notation = 'VPCP-KGVX'`.execute(t.database.read)
  ).rows

describe('a letter from one house to another', () => {
  test('arrives with its PDF, is numbered in the receiver’s book, and the sender learns that it was accepted', async () => {
    const { id, number } = await officeLetter()
    await send(id)
    await roundTrip()
    expect(await stateAt(ministry, number)).toMatchObject([
      {
        state: 'recorded',
        files: 1,
        arrivals: 1,
        issuer: 'Văn phòng Chính phủ',
        subject: 'V/v ứng dụng công nghệ thông tin trong phòng, chống dịch',
      },
    ])
    const sent = await messagesWithin(office.database.read, ['vn'], { direction: 'out', documentId: id }, null, 10)
    expect(sent).toMatchObject([{ kind: 'document', state: 'sent', status_code: '03', peer_name: 'Bộ Y tế' }])
    const acts = await sql<{ action: string }>`
      select action from audit.event where action like 'exchange-message.%' order by seq`.execute(ministry.database.read)
    expect(acts.rows.map(({ action }) => action)).toEqual([
      'exchange-message.received',
      'exchange-message.written',
      'exchange-message.sent',
    ])
  })

  test('is registered once, however often its package comes, also when the clerk had typed it in before', async () => {
    const { id, number } = await officeLetter()
    await ministry.database.transaction((tx) =>
      registerDocument(
        tx,
        {
          type: 'official-letter',
          number,
          notation: 'VPCP-KGVX',
          issuer: { name: 'Văn phòng Chính phủ', organisationId: 'van-phong-chinh-phu' },
          issuerLevel: 'government',
          unitPath: 'vn',
          issuedOn: '2021-06-09',
          subject: 'V/v ứng dụng công nghệ thông tin',
        },
        clerk,
        { path: 'vn/o-bo-y-te' },
      ),
    )
    await send(id)
    await carryOut(office, now)
    const [name = ''] = await courier(officeFolder(), ministryFolder())
    const bytes = await readFile(join(ministryFolder(), 'in', name))
    expect(await carryIn(ministry, now)).toEqual({ taken: 1, refused: 0 })
    expect(await stateAt(ministry, number)).toMatchObject([
      { files: 1, arrivals: 1, subject: 'V/v ứng dụng công nghệ thông tin' },
    ])
    await expect(receivePackage(ministry, bytes, clerk)).rejects.toMatchObject({ code: 'package-came-already' })
    await writeFile(join(ministryFolder(), 'in', name), bytes)
    expect(await carryIn(ministry, now)).toEqual({ taken: 0, refused: 0 })
    expect(await readdir(join(ministryFolder(), 'in'))).toEqual([])
    expect(await stateAt(ministry, number)).toHaveLength(1)
  })

  test('two packages of one letter that come at the same moment register it once', async () => {
    const { id, number } = await officeLetter()
    const { messages } = await send(id)
    const row = (await messagesWithin(office.database.read, ['vn'], { direction: 'out', documentId: id }, null, 5)).find(
      (one) => one.id === messages[0],
    )
    const bytes = await office.files.get(row?.sha256 ?? '')
    if (bytes === undefined) throw new Error('the package is gone')
    const outcomes = await Promise.allSettled(Array.from({ length: 5 }, () => receivePackage(ministry, bytes, clerk)))
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const outcome of outcomes)
      if (outcome.status === 'rejected')
        expect(['package-came-already', 'document-is-already-registered']).toContain(outcome.reason.code)
    expect(await stateAt(ministry, number)).toMatchObject([{ arrivals: 1 }])
  })

  test('is recalled by its sender: the receiver keeps it and shows it as recalled', async () => {
    const { id, number } = await officeLetter()
    await send(id)
    await roundTrip()
    await expect(send(id, 'revocation')).rejects.toMatchObject({ code: 'document-is-not-recalled' })
    await office.database.transaction((tx) => recallDocument(tx, id, 'Ban hành nhầm', officeClerk))
    await expect(send(id)).rejects.toMatchObject({ code: 'document-is-recalled' })
    await send(id, 'revocation', 'Ban hành nhầm')
    await roundTrip()
    expect(await stateAt(ministry, number)).toMatchObject([{ state: 'recalled', files: 1 }])
  })

  test('is replaced by a later one, which says so', async () => {
    const older = await officeLetter()
    await send(older.id)
    await roundTrip()
    const newer = await officeLetter()
    await expect(send(newer.id, 'replacement')).rejects.toMatchObject({ code: 'document-replaces-nothing' })
    await office.database.transaction((tx) =>
      relate(tx, { fromId: newer.id, toId: older.id, kind: 'replaces', evidence: 'stated' }, officeClerk),
    )
    await send(newer.id, 'replacement', 'Thay thế')
    await roundTrip()
    expect(await stateAt(ministry, older.number)).toMatchObject([{ state: 'replaced' }])
    expect(await stateAt(ministry, newer.number)).toMatchObject([{ state: 'recorded', files: 1 }])
  })
})

describe('what is refused', () => {
  const refuse = async (change: (xml: string) => string) => {
    const { id } = await officeLetter()
    await send(id)
    await carryOut(office, now)
    const [name = ''] = await courier(officeFolder(), ministryFolder())
    const path = join(ministryFolder(), 'in', name)
    const xml = await readFile(path, 'utf8')
    await writeFile(path, change(xml))
    const outcome = await carryIn(ministry, now)
    return { outcome, why: outcome.refused > 0 ? await readFile(join(ministryFolder(), 'refused', `${name}.txt`), 'utf8') : '' }
  }
  test('a package is put away with the path of what is wrong, and nothing of it is kept in the register', async () => {
    const before = await sql<{ n: number }>`select count(*) as n from documents.document`.execute(ministry.database.read)
    const { outcome, why } = await refuse((xml) => xml.replace('2021/06/09<', '2021/13/45<'))
    expect(outcome).toEqual({ taken: 0, refused: 1 })
    expect(why).toContain('edXMLHeader/MessageHeader/PromulgationInfo/PromulgationDate')
    const after = await sql<{ n: number }>`select count(*) as n from documents.document`.execute(ministry.database.read)
    expect(after.rows).toEqual(before.rows)
  })
  test('somebody whose code nobody noted', async () => {
    const { why } = await refuse((xml) => xml.replaceAll('000.00.00.T01', '000.00.00.T09'))
    expect(why).toContain('package-from-an-unknown-sender')
  })
  test('a letter for somebody else', async () => {
    const { why } = await refuse((xml) => xml.replaceAll('000.00.00.T02', '000.00.00.T08'))
    expect(why).toContain('package-is-for-somebody-else')
  })
  test('a PDF that says another number than its package', async () => {
    const { why } = await refuse((xml) => xml.replace(/<edXML:CodeNumber>\d+/, '<edXML:CodeNumber>9999'))
    expect(why).toContain('signed-file-says-otherwise')
  })
  test('a recall of what another agency sent', async () => {
    const { number } = await officeLetter()
    const { why } = await refuse((xml) =>
      xml
        .replace('<edXML:BussinessDocType>0', '<edXML:BussinessDocType>1')
        .replace(/<edXML:CodeNumber>\d+/, `<edXML:CodeNumber>${number}`),
    )
    expect(why).toContain('package-speaks-of-an-unknown-document')
  })
  test('a document that its sender did not issue, and one without a signed file', async () => {
    const id = await office.database.transaction(async (tx) => {
      const entered = await registerDocument(
        tx,
        {
          type: 'official-letter',
          number: '7001',
          notation: 'VPCP-KGVX',
          issuer: { name: 'Văn phòng Chính phủ', organisationId: 'van-phong-chinh-phu' },
          issuerLevel: 'government',
          unitPath: 'vn',
          issuedOn: '2021-06-09',
          subject: 'V/v không có tệp',
        },
        clerk,
      )
      return entered.id
    })
    await expect(send(id)).rejects.toMatchObject({ code: 'document-has-no-signed-file' })
    const ofMinistry: By = { ...clerk, scope: ['vn/o-bo-y-te'] }
    await expect(
      office.database.transaction((tx) =>
        sendDocument(
          tx,
          office.files,
          { documentId: id, kind: 'document', to: ['bo-y-te'], reason: '', dueOn: null },
          ofMinistry,
        ),
      ),
    ).rejects.toMatchObject({ code: 'only-its-issuer-sends-a-document' })
  })
  test('a link in the folder is not followed, a half-written file is not read', async () => {
    await writeFile(join(ministryFolder(), 'in', 'half.edxml.part'), '<edXML')
    await symlink('/etc/passwd', join(ministryFolder(), 'in', 'link.xml'))
    expect(await carryIn(ministry, now)).toEqual({ taken: 0, refused: 0 })
    await rm(join(ministryFolder(), 'in', 'half.edxml.part'))
    await rm(join(ministryFolder(), 'in', 'link.xml'))
  })
})

test('a crash between giving a package away and noting it gives the same package again, under the same name', async () => {
  const { id } = await officeLetter()
  const { messages } = await send(id)
  const failing = {
    ...office,
    transport: {
      ...office.transport,
      deliver: async (name: string, bytes: Buffer) => {
        await office.transport.deliver(name, bytes)
        throw new Error('the machine stopped here')
      },
    },
  }
  await expect(carryOut(failing, now)).rejects.toThrow('stopped here')
  expect(await carryOut(office, now)).toBe(1)
  const out = (await readdir(join(officeFolder(), 'out'))).filter((name) => name === `${messages[0]}.edxml`)
  expect(out).toHaveLength(1)
})

describe('a package whose PDF is not what was signed', () => {
  /** A letter signed here with the test authority's key, then numbered: as bytes, and as a package. */
  async function signedPackage() {
    last += 1
    const number = String(last)
    const holder = { kind: 'person', id: 'ba', name: 'Nguyễn Văn Ba', organisation: 'Văn phòng Chính phủ' } as const
    const open = await openFields(await renderer.renderToSign(page, [], '2021-06-09'))
    const by = { field: 'leader', name: holder.name, reason: 'Ký văn bản', documentId: number, at: now } as const
    const signed = await signPage(open, by, await authority.signatoryOf(holder))
    const pdf = Buffer.from(await fillFields(signed, { number, date: 'ngày 09 tháng 6 năm 2021' }))
    const write = (bytes: Buffer, change: Partial<DocumentMessage> = {}) =>
      Buffer.from(
        writeMessage({
          kind: 'document',
          from: { organId: '000.00.00.T01', name: 'Văn phòng Chính phủ', inCharge: '' },
          to: [{ organId: '000.00.00.T02', name: 'Bộ Y tế', inCharge: '' }],
          number,
          notation: 'VPCP-KGVX',
          place: '',
          issuedOn: '2021-06-09',
          type: { code: 1, name: 'Công văn' },
          subject: page.subject,
          content: '',
          signer: { competence: '', position: 'Phó Chủ nhiệm', name: 'Nguyễn Văn Ba' },
          dueOn: null,
          toPlaces: [],
          priority: 0,
          pages: 1,
          reason: '',
          replaces: [],
          trace: [{ organId: '000.00.00.T01', at: now.toISOString() }],
          attachments: [{ name: 'van-ban.pdf', contentType: 'application/pdf', description: '', bytes }],
          ...change,
        }),
        'utf8',
      )
    const altered = Buffer.from(pdf)
    const at = altered.indexOf('/MediaBox') + '/MediaBox['.length
    const digit = altered.subarray(at).findIndex((byte) => byte >= 0x30 && byte <= 0x38)
    altered[at + digit] = (altered[at + digit] ?? 0) + 1
    return { number, pdf, altered, write }
  }
  const receiptsAbout = async (number: string) =>
    (await messagesWithin(ministry.database.read, ['vn'], { direction: 'out', documentId: null }, null, 200))
      .filter((one) => one.kind === 'status' && one.document_name.includes(`,${number}/`))
      .map(({ status_code }) => status_code)

  test('one changed byte: refused, the sender is told, and nothing is in the register', async () => {
    const { number, altered, write } = await signedPackage()
    await expect(receivePackage(ministry, write(altered), clerk)).rejects.toMatchObject({ code: 'signatures-are-broken' })
    expect(await receiptsAbout(number)).toEqual(['02'])
    expect(await stateAt(ministry, number)).toEqual([])
  })

  test('the same about a letter that is known already, with its file: refused, and the letter keeps its own file', async () => {
    const { number, pdf, altered, write } = await signedPackage()
    await receivePackage(ministry, write(pdf), clerk)
    await expect(receivePackage(ministry, write(altered), clerk)).rejects.toMatchObject({ code: 'signatures-are-broken' })
    expect(await receiptsAbout(number)).toEqual(['02', '03'])
    expect(await stateAt(ministry, number)).toMatchObject([{ files: 1, arrivals: 1 }])
  })

  test('an intact PDF of another letter, about one that is known already with its file: refused, and the sender is told', async () => {
    const [known, other] = [await signedPackage(), await signedPackage()]
    const { sha256 } = await keepSignedPdf(ministry.database, ministry, known.pdf, clerk)
    await ministry.database.transaction(async (tx) => {
      const given = {
        type: 'official-letter',
        number: known.number,
        notation: 'VPCP-KGVX',
        issuer: { name: 'Văn phòng Chính phủ', organisationId: 'van-phong-chinh-phu' },
        issuerLevel: 'government',
        unitPath: 'vn',
        issuedOn: '2021-06-09',
        subject: page.subject,
      } as const
      const { id } = await registerDocument(tx, given, clerk)
      await attachKept(tx, id, { ...given, confirmed: false }, sha256, clerk)
    })
    await expect(receivePackage(ministry, known.write(other.pdf), clerk)).rejects.toMatchObject({
      code: 'signed-file-says-otherwise',
    })
    expect(await receiptsAbout(known.number)).toEqual(['02'])
    expect(await stateAt(ministry, known.number)).toMatchObject([{ files: 1 }])
  })
})

test('a letter that an agency here sent itself is not recalled by a package that claims to come from it', async () => {
  const { id, number } = await officeLetter()
  const { messages } = await send(id)
  const row = (await messagesWithin(office.database.read, ['vn'], { direction: 'out', documentId: id }, null, 5)).find(
    (one) => one.id === messages[0],
  )
  const own = (await office.files.get(row?.sha256 ?? '')) ?? Buffer.alloc(0)
  await receivePackage(office, own, clerk)
  const recall = own.toString('utf8').replace('<edXML:BussinessDocType>0', '<edXML:BussinessDocType>1')
  await expect(receivePackage(office, Buffer.from(recall), clerk)).rejects.toMatchObject({ code: 'document-was-issued-here' })
  expect(await stateAt(office, number)).toMatchObject([{ state: 'recorded' }])
})
