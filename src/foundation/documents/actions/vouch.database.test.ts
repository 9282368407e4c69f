import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../../tests/support/database.ts'
import { createSampleAccount, type Role, sampleCredential } from '../../access/public.ts'
import type { SignatureFound } from '../signature/signature-found.ts'
import { attachFile } from '../store/parts.ts'
import { saveSignatures } from '../store/signatures.ts'
import { registerDocument } from './register.ts'
import { isVouchedFor } from './vouch.ts'

let t: TestDatabase
const now = new Date('2021-06-10T03:00:00Z')
const ids = new Map<Role, string>()
beforeAll(async () => {
  t = await testDatabase()
  await sql`update platform.installation set sample_data = true`.execute(t.database.read)
  const credential = await sampleCredential('mat-khau-cua-bai-thu')
  for (const role of ['health-officer', 'records-clerk', 'steering-secretary'] as const) {
    const account = { username: `${role}.mot`, displayName: 'Trần Thu Hà', fromOn: '2021-01-01', shownAtSignIn: false } as const
    const sample = { ...account, roles: [{ role, unitPath: 'vn' }] }
    ids.set(role, (await t.database.transaction((tx) => createSampleAccount(tx, sample, credential, now))).id)
  }
})
afterAll(() => t.close())

let last = 800
async function decisionEnteredBy(role: Role): Promise<string> {
  last += 1
  const given = {
    type: 'decision',
    number: String(last),
    notation: 'QĐ-TTg',
    issuer: { name: 'Thủ tướng Chính phủ' },
    issuerLevel: 'government',
    unitPath: 'vn',
    issuedOn: '2021-06-09',
    subject: 'Về việc áp dụng biện pháp',
  } as const
  const by = { actor: { id: ids.get(role) ?? '', displayName: role }, scope: ['vn'], now }
  return (await t.database.transaction((tx) => registerDocument(tx, given, by))).id
}
const signatureOf = (change: Partial<SignatureFound>): SignatureFound => ({
  field: 'leader',
  signerName: 'Vũ Đức Đam',
  organisation: 'Thủ tướng Chính phủ',
  claimedAt: null,
  reason: '',
  standing: 'intact',
  coverage: 'whole-file',
  trust: 'known-authority',
  authority: 'Ban Cơ yếu Chính phủ',
  inForce: true,
  isPades: true,
  certificateSha256: 'a'.repeat(64),
  ...change,
})
async function signedWith(id: string, sha256: string, change: Partial<SignatureFound>): Promise<void> {
  await t.database.transaction(async (tx) => {
    await attachFile(tx, { document_id: id, sha256, size: 1, pages: 1, text: '', attached_at: now, attached_by: 'x' })
    await saveSignatures(tx, sha256, { signatures: [signatureOf(change)], number: null, date: null }, now)
  })
}
const isVouched = (id: string) => isVouchedFor(t.database.read, id, 'health-authority')

test('a decision that the clerk or the Committee’s secretary entered is relied on; one that the ministry’s officer entered is not', async () => {
  expect(await isVouched(await decisionEnteredBy('records-clerk'))).toBe(true)
  expect(await isVouched(await decisionEnteredBy('steering-secretary'))).toBe(true)
  expect(await isVouched(await decisionEnteredBy('health-officer'))).toBe(false)
})

test('the issuer’s own verified signature vouches for it whoever entered it; a broken one and somebody else’s do not', async () => {
  const id = await decisionEnteredBy('health-officer')
  await signedWith(id, '1'.repeat(64), { standing: 'broken' })
  await signedWith(id, '2'.repeat(64), { organisation: 'Công ty ABC' })
  await signedWith(id, '3'.repeat(64), { trust: 'unknown-authority' })
  expect(await isVouched(id)).toBe(false)
  await signedWith(id, '4'.repeat(64), {})
  expect(await isVouched(id)).toBe(true)
})

test('of which nobody knows who entered it is not relied on', async () => {
  const id = await decisionEnteredBy('records-clerk')
  await sql`update documents.document set registered_by = null where id = ${id}`.execute(t.database.read)
  expect(await isVouched(id)).toBe(false)
})
