import { createHash, generateKeyPairSync, X509Certificate } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDF, PdfName } from '@libpdf/core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { officialDocument } from '../layout/official-document.ts'
import { openRenderer } from '../layout/renderer.ts'
import { attributesToSign, detachedCms } from './cms.ts'
import { fillFields } from './fill-fields.ts'
import { openFields } from './open-fields.ts'
import { hasTool, opensslCades, pdfsig, signaturesIn } from './outside-tools-fixture.ts'
import { embedSignature, prepareSignature } from './placeholder.ts'
import { readSignatures } from './read-signatures.ts'
import { faultOfToken, signPage } from './sign-page.ts'
import { verdictOf } from './signature-found.ts'
import { openSignatureReader } from './signature-reader.ts'
import { openTestAuthority, type Signatory, type TestAuthority } from './test-authority.ts'
import type { TrustedRoot } from './trust.ts'

const folder = mkdtempSync(join(tmpdir(), 'khien-signature-'))
const at = new Date('2021-05-29T02:00:00Z')
const directive = officialDocument.parse({
  type: 'directive',
  issuer: 'Bộ Y tế',
  notation: 'CT-BYT',
  place: 'Hà Nội',
  subject: 'Về việc khai báo y tế và quét mã QR',
  body: Array.from({ length: 9 }, (_, index) => ({
    kind: 'point',
    number: String(index + 1),
    text: 'Các cơ sở thực hiện nghiêm việc quét mã QR và khai báo y tế điện tử tại nơi đông người. '.repeat(4),
  })),
  signer: { capacity: [{ form: 'KT', of: 'Bộ trưởng' }], titles: ['Thứ trưởng'], name: 'Trần Văn Thử' },
  recipients: ['Như trên', 'Lưu: VT, DP'],
})
const leader = { kind: 'person', id: 'account-1', name: 'Trần Văn Thử', organisation: 'Bộ Y tế' } as const

let authority: TestAuthority
let roots: readonly TrustedRoot[]
let [person, seal]: Signatory[] = []
let [open, signed, numbered, sealed]: Uint8Array[] = []
const made = (bytes: Uint8Array | undefined): Uint8Array => bytes ?? new Uint8Array()
const signatory = (given: Signatory | undefined): Signatory => given ?? { chain: [], sign: () => Buffer.alloc(0) }

beforeAll(async () => {
  const renderer = openRenderer()
  const page = await renderer.renderToSign(directive, [], '2021-05-29')
  await renderer.close()
  authority = await openTestAuthority(folder)
  roots = [{ certificate: new X509Certificate(authority.certificate), kind: 'test-authority' }]
  person = await authority.signatoryOf(leader)
  seal = await authority.signatoryOf({ kind: 'organisation', id: 'bo-y-te', name: 'Bộ Y tế', organisation: 'Bộ Y tế' })
  open = await openFields(page)
  signed = await signPage(open, { field: 'leader', name: leader.name, reason: 'Ký ban hành', documentId: 'd', at }, person)
  numbered = await fillFields(signed, { number: '2666', date: 'ngày 29 tháng 5 năm 2021' })
  sealed = await signPage(numbered, { field: 'organisation', name: 'Bộ Y tế', reason: 'Phát hành', documentId: 'd', at }, seal)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('a leader signs, the clerk fills in number and date, the organisation seals: both signatures hold and only permitted changes came between', async () => {
  const found = await readSignatures(made(sealed), roots)
  expect(
    found.signatures.map(({ signerName, standing, coverage, trust }) => ({ signerName, standing, coverage, trust })),
  ).toEqual([
    { signerName: 'TEST Trần Văn Thử', standing: 'intact', coverage: 'filled-and-signed-since', trust: 'test-authority' },
    { signerName: 'TEST Bộ Y tế', standing: 'intact', coverage: 'whole-file', trust: 'test-authority' },
  ])
  expect(found.signatures.every(({ isPades, inForce }) => isPades && inForce === true)).toBe(true)
  expect(found.signatures.map(({ claimedAt }) => claimedAt)).toEqual([at.toISOString(), at.toISOString()])
  expect({ number: found.number, date: found.date }).toEqual({ number: '2666', date: 'ngày 29 tháng 5 năm 2021' })
  expect(verdictOf(found.signatures)).toBe('test')
})

test('each step only adds to the file: what the leader signed is the beginning of what is sealed', () => {
  const [a, b, c] = [made(signed), made(numbered), made(sealed)].map((bytes) => Buffer.from(bytes))
  expect(b?.subarray(0, a?.length).equals(a ?? Buffer.alloc(0))).toBe(true)
  expect(c?.subarray(0, b?.length).equals(b ?? Buffer.alloc(0))).toBe(true)
})

test('the page says before and after signing that it is PDF/A-2b', () => {
  for (const bytes of [open, sealed])
    expect(Buffer.from(made(bytes)).toString('latin1')).toMatch(/<pdfaid:part>2<\/pdfaid:part><pdfaid:conformance>B</)
})

test('one byte changed anywhere before a signature breaks it, and is shown as broken', async () => {
  const [first] = signaturesIn(made(sealed))
  for (const place of [40, 20_000, (first?.signed.length ?? 0) - 700]) {
    const other = new Uint8Array(made(sealed))
    other[place] = (other[place] ?? 0) ^ 1
    const found = await readSignatures(other, roots).catch(() => undefined)
    if (found !== undefined) expect(verdictOf(found.signatures), `byte ${place}`).toBe('broken')
  }
  const other = new Uint8Array(made(sealed))
  other[20_000] = (other[20_000] ?? 0) ^ 1
  expect((await readSignatures(other, roots)).signatures.map(({ standing }) => standing)).toEqual(['broken', 'broken'])
})

test('a page altered after signing by an update that is not permitted is told from one that only fills fields', async () => {
  const pdf = await PDF.load(made(signed))
  pdf.getPage(0)?.drawText('Thêm một dòng', { x: 100, y: 100 })
  const altered = await pdf.save({ incremental: true })
  const found = await readSignatures(altered, roots)
  expect(found.signatures.map(({ standing, coverage }) => ({ standing, coverage }))).toEqual([
    { standing: 'intact', coverage: 'changed-since' },
  ])
  expect(verdictOf(found.signatures)).toBe('changed')
})

test('a number changed after the seal is no permitted filling', async () => {
  const found = await readSignatures(await fillFields(made(sealed), { number: '9999', date: 'ngày 01 tháng 01 năm 2020' }), roots)
  expect(verdictOf(found.signatures)).toBe('changed')
})

test('a signature whose range leaves out more than itself is not believed', async () => {
  const text = Buffer.from(made(signed)).toString('latin1')
  const range = /\/ByteRange\s*\[0 (\d+) (\d+) (\d+)/.exec(text)
  const narrow = text.replace(range?.[0] ?? '', `/ByteRange [0 ${Number(range?.[1]) - 1} ${range?.[2]} ${range?.[3]}`)
  const found = await readSignatures(new Uint8Array(Buffer.from(narrow, 'latin1')), roots)
  expect(found.signatures.map(({ standing }) => standing)).toEqual(['unreadable'])
})

test('an authority that nobody here knows is named as unknown', async () => {
  const found = await readSignatures(made(sealed), [])
  expect(found.signatures.map(({ trust }) => trust)).toEqual(['unknown-authority', 'unknown-authority'])
  expect(found.signatures[0]?.authority).toContain('TEST')
  expect(verdictOf(found.signatures)).toBe('unknown')
})

test('nothing is signed twice in the same field', async () => {
  await expect(
    signPage(made(sealed), { field: 'leader', name: 'B', reason: '', documentId: 'd', at }, signatory(person)),
  ).rejects.toThrow('signed')
})

describe('the test authority', () => {
  test('says TEST in every name it gives, and gives the same key again', async () => {
    const again = await (await openTestAuthority(folder)).signatoryOf(leader)
    expect(again.chain[0]).toEqual(signatory(person).chain[0])
    for (const der of [...signatory(person).chain, ...signatory(seal).chain])
      expect(new X509Certificate(der).subject).toMatch(/CN=TEST .*/)
  })

  test('keeps its keys where nobody else can read them', () => {
    for (const file of readdirSync(join(folder, 'test-authority')))
      expect(statSync(join(folder, 'test-authority', file)).mode & 0o777).toBe(0o600)
  })
})

describe('a token outside', () => {
  const place = { field: 'leader', name: leader.name, reason: 'Ký', documentId: 'd', at } as const
  const sha256 = (der: Uint8Array) => createHash('sha256').update(der).digest('hex')
  const own = () => signatory(person).chain[0] ?? new Uint8Array()

  test('gets what to sign, signs it elsewhere, and its answer completes the page', async () => {
    const prepared = await prepareSignature(made(open), place)
    const by = signatory(person)
    const cms = detachedCms({ ...prepared, chain: by.chain, signature: by.sign(attributesToSign(prepared.digest, own())) })
    expect(faultOfToken(prepared, cms, sha256(own()))).toBe(null)
    expect((await readSignatures(embedSignature(prepared, cms), roots)).signatures[0]?.standing).toBe('intact')
  })

  test('is refused with an answer for another page, of another certificate, unreadable, or without its certificate’s name', async () => {
    const prepared = await prepareSignature(made(open), place)
    const by = signatory(person)
    const other = createHash('sha256').update('another page').digest()
    const forOther = detachedCms({ digest: other, chain: by.chain, signature: by.sign(attributesToSign(other, own())) })
    expect(faultOfToken(prepared, forOther, sha256(own()))).toBe('signature-is-for-another-page')
    const right = detachedCms({ ...prepared, chain: by.chain, signature: by.sign(attributesToSign(prepared.digest, own())) })
    expect(faultOfToken(prepared, right, sha256(Buffer.from('somebody else')))).toBe('signature-is-of-another-certificate')
    expect(faultOfToken(prepared, Buffer.from('no signature'), sha256(own()))).toBe('signature-cannot-be-read')
    const wrongKey = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
    const { sign } = await import('node:crypto')
    const forged = detachedCms({
      ...prepared,
      chain: by.chain,
      signature: sign('sha256', attributesToSign(prepared.digest, own()), wrongKey),
    })
    expect(faultOfToken(prepared, forged, sha256(own()))).toBe('signature-is-for-another-page')
  })
})

test('the reader works on a thread of its own and refuses by name what it cannot read', async () => {
  const reader = openSignatureReader(folder, authority.certificate)
  expect((await reader.read(made(sealed))).signatures).toHaveLength(2)
  await expect(reader.read(Buffer.from('%PDF-1.7 nothing'))).rejects.toMatchObject({ code: 'signatures-cannot-be-read' })
})

test('the leader’s signature permits filling and signing, and nothing else', async () => {
  const perms = (await PDF.load(made(signed))).getCatalog().getDict('Perms')
  expect(perms?.has(PdfName.of('DocMDP'))).toBe(true)
  expect(Buffer.from(made(signed)).toString('latin1')).toMatch(/\/TransformMethod\s*\/DocMDP[\s\S]{0,80}\/P 2/)
})

describe('what tools say that are not ours', () => {
  test.skipIf(!hasTool('pdfsig'))('pdfsig: every signature is valid, the last one is over the total document', () => {
    const [first, last] = pdfsig(folder, made(sealed))
    expect(first).toContain('Signature is Valid.')
    expect(first).toContain('ETSI.CAdES.detached')
    expect(last).toContain('Signature is Valid.')
    expect(last).toContain('Total document signed')
  })

  test.skipIf(!hasTool('pdfsig'))('pdfsig: one byte changed is a digest mismatch', () => {
    const other = new Uint8Array(made(sealed))
    other[20_000] = (other[20_000] ?? 0) ^ 1
    for (const said of pdfsig(folder, other)) expect(said).not.toContain('Signature is Valid.')
  })

  test.skipIf(!hasTool('openssl'))(
    'openssl cms -verify -cades: the chain leads to the test authority, and every signature is CAdES',
    () => {
      const said = opensslCades(folder, made(sealed), authority.certificate)
      expect(said).toEqual(['CAdES Verification successful', 'CAdES Verification successful'])
      for (const { cms } of signaturesIn(made(sealed)))
        expect(cms.includes(Buffer.from('06092a864886f70d010905', 'hex'))).toBe(false)
    },
  )

  test.skipIf(!hasTool('openssl'))('openssl: another authority does not vouch for them', async () => {
    const other = mkdtempSync(join(tmpdir(), 'khien-other-'))
    const { certificate } = await openTestAuthority(other)
    expect(opensslCades(folder, made(sealed), certificate).join()).not.toContain('successful')
    rmSync(other, { recursive: true, force: true })
  })
})
