import { sql } from 'kysely'
import { testDatabase } from '../../../../tests/support/database.ts'
import { createSampleAccount, type Role, sampleCredential } from '../../../foundation/access/public.ts'
import { type Priority, registerDocument } from '../../../foundation/documents/public.ts'
import type { Transaction } from '../../../platform/database.ts'
import { draftOfMay2021 } from '../data/draft-of-may-2021.ts'
import type { DirectiveHooks } from '../hooks.ts'
import type { Provision } from '../provision.ts'
import type { Asker } from './asker.ts'
import type { By } from './by.ts'
import { countSubjects } from './count-subjects.ts'
import { createDraft } from './draft.ts'
import { issueDirective } from './issue.ts'

/** For tests of this room: a ministry's desk with a drafter, a signer and a register of documents, on a real database. */

export const saturday = new Date('2021-05-29T03:00:00Z')

export const hooks: DirectiveHooks = {
  measureExists: (id) => ['venue-registered', 'venue-active', 'camera-connected'].includes(id),
  countDirectivePeople: async () => 3,
  countSubjects,
}

export const by = (id: string, now: Date, scope: readonly string[] = ['vn']): By => ({
  actor: { id, displayName: id },
  scope,
  now,
})
export const reader = (now: Date, scope: readonly string[] = ['vn'], id = 'signer'): Asker => ({
  id,
  scope,
  now,
  holds: () => true,
})

/** The contents of May 2021 with these codes (all without any), changed in some fields. */
export const contents = (from: Partial<Provision>, ...codes: string[]): Provision[] =>
  draftOfMay2021.filter(({ code }) => codes.length === 0 || codes.includes(code)).map((one) => ({ ...one, ...from }))

/** A duty that nothing measures: it meets no other, so that the tests keep out of one another's way. */
export const alone = (province: string): Provision[] =>
  contents({ territory: [province], measureId: null, threshold: null, evidence: 'inspected' }, '2')

export const signature = (documentId: string, version = 1) => ({
  version,
  documentId,
  capacityId: 'minister-of-health',
  ends: [],
  recommendation: { reasonVi: 'Cơ sở do quân đội quản lý nằm ngoài hệ thống y tế', reasonEn: null, documentId: null },
})

const issuers = {
  'bo-y-te': { type: 'decision', notation: 'QĐ-BYT', name: 'Bộ Y tế', level: 'ministry' },
  'ban-chi-dao-quoc-gia': {
    type: 'official-letter',
    notation: 'CV-BCĐ',
    name: 'Ban Chỉ đạo Quốc gia phòng, chống dịch COVID-19',
    level: 'steering-committee',
  },
} as const

export type SigningDesk = Awaited<ReturnType<typeof openSigningDesk>>

export async function openSigningDesk() {
  const t = await testDatabase()
  const within = <T>(work: (tx: Transaction) => Promise<T>) => t.database.transaction(work)
  let numbers = 9000
  return {
    read: t.database.read,
    house: t.house,
    within,
    close: () => t.close(),
    /** Somebody who really holds a role, where only such a person may act for an agency. */
    account: async (role: Role, unitPath: string): Promise<string> => {
      await sql`update platform.installation set sample_data = true`.execute(t.database.read)
      const credential = await sampleCredential('mat-khau-cua-bai-thu')
      const account = { username: `${role}.${++numbers}`, displayName: role, fromOn: '2021-01-01', shownAtSignIn: false }
      return (await within((tx) => createSampleAccount(tx, { ...account, roles: [{ role, unitPath }] }, credential, saturday))).id
    },
    draft: (provisions: readonly Provision[], fromReferralId: string | null = null) => {
      const words = { form: 'decision', subjectVi: 'Sử dụng ứng dụng khai báo y tế', subjectEn: null } as const
      return within((tx) =>
        createDraft(tx, { ...words, solutionIds: [], provisions, fromReferralId }, by('drafter', saturday), hooks),
      )
    },
    issue: (id: string, given: Parameters<typeof issueDirective>[2], who = by('signer', saturday)) =>
      within((tx) => issueDirective(tx, id, given, who, hooks)),
    /** A document that was signed elsewhere: the one on record, or a new one. */
    signed: async (
      organisationId: keyof typeof issuers,
      issuedOn: string,
      number = String(++numbers),
      enteredBy = 'clerk',
      priority: Priority = 'normal',
    ): Promise<string> => {
      const { type, notation, name, level } = issuers[organisationId]
      const known = await sql<{
        id: string
      }>`select id from documents.document where number = ${number} and notation = ${notation}`.execute(t.database.read)
      const [there] = known.rows
      if (there !== undefined) return there.id
      const issuer = { name, organisationId }
      const given = {
        type,
        number,
        notation,
        issuer,
        issuerLevel: level,
        unitPath: 'vn',
        priority,
        issuedOn,
        subject: 'Văn bản của bài thử',
      } as const
      return (await within((tx) => registerDocument(tx, given, by(enteredBy, new Date(`${issuedOn}T09:00:00Z`))))).id
    },
    newsOf: async (event: string): Promise<Record<string, unknown>[]> => {
      const { rows } = await sql<{ payload: Record<string, unknown> }>`
        select payload from platform.outbox where event = ${event} order by id`.execute(t.database.read)
      return rows.map(({ payload }) => payload)
    },
  }
}
