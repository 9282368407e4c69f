import { permissionsOf, type Role } from '../foundation/access/matrix.ts'
import { accountsHolding } from '../foundation/access/public.ts'
import { recordPower, switchSigning } from '../foundation/documents/public.ts'
import { noteAddress } from '../foundation/exchange/public.ts'
import type { Asker } from '../governance/solutions/actions/asker.ts'
import { assignSolution, beginCompleting } from '../governance/solutions/actions/assignment.ts'
import { reportDifficulty } from '../governance/solutions/actions/difficulty.ts'
import { openConsultation, submitProposal } from '../governance/solutions/actions/proposal.ts'
import { makeTasks } from '../governance/tasks/actions/points.ts'
import type { Transaction } from '../platform/database.ts'
import { civilDay } from '../vocabulary/period.ts'

const letter = '3440-vpcp-kgvx'
const telegram = '597-cd-bcd'
/** Made up: the real codes are to be noted from the list in force. */
const sampleCodes = [
  ['van-phong-chinh-phu', '000.00.00.X01'],
  ['bo-y-te', '000.00.00.X02'],
  ['bo-thong-tin-va-truyen-thong', '000.00.00.X03'],
] as const

/**
 * What the people of the story have done by that morning, each under their own account: the clerk has made the letter's four tasks, the
 * camera system that the Steering Committee assigned on 5 May is being completed, and a company's proposal waits for both authorities.
 * A journey that walks these steps itself asks for a bare story (`DEMO_STORY=bare`).
 */
export async function tellStory(
  tx: Transaction,
  places: { readonly vendor: string; readonly commune: string },
  now: Date,
  story = process.env.DEMO_STORY,
): Promise<void> {
  if (story === 'bare') return
  const as = (role: Role, unitPath = 'vn') => somebody(tx, role, unitPath, now)
  await makeTasks(tx, letter, await as('records-clerk'))
  for (const [organisationId, organId] of sampleCodes)
    await noteAddress(
      tx,
      { organisationId, organId, fromOn: '2021-01-01', basis: 'Mã mô phỏng, không phải mã thật' },
      await as('system-administrator'),
    )

  // So that a visitor can see a document signed, numbered and sealed. No simulated number is one that a real book of that year reached.
  const lastNumbers = (['decision', 'directive', 'official-letter', 'submission', 'plan', 'guidance'] as const).map((type) => ({
    type,
    last: 90_000,
  }))
  const deputy = { holderName: 'Nguyễn Hữu Phước', capacity: [{ form: 'KT', of: 'Bộ trưởng' }], titles: ['Thứ trưởng'] } as const
  const given = { types: null, fromOn: '2021-01-01', toOn: null, basis: 'Quyết định phân công công tác (mô phỏng)' }
  await recordPower(tx, { book: 'vn/o-bo-y-te', ...deputy, ...given }, await as('records-clerk'))
  await switchSigning(tx, { book: 'vn/o-bo-y-te', signsHere: true, lastNumbers }, await as('records-clerk'))

  const cameras = await assignSolution(
    tx,
    {
      name: 'Hệ thống camera giám sát cơ sở cách ly tập trung',
      nameEn: 'Surveillance cameras of quarantine facilities',
      capabilities: ['camera-connection'],
      assigningDocumentId: telegram,
      vendorId: null,
      dueOn: null,
    },
    await as('steering-secretary'),
  )
  // The press of the time gives 12 June as the day before which every facility had to be connected.
  await beginCompleting(
    tx,
    { solutionId: cameras.id, version: cameras.version, builderId: null, dueOn: '2021-06-11' },
    await as('technology-officer'),
  )

  const proposed = await submitProposal(
    tx,
    {
      content: {
        kind: 'built',
        name: 'Mã QR cá nhân dùng chung (mô phỏng)',
        nameEn: 'One personal QR code for all (simulated)',
        capabilities: ['personal-qr'],
        evidence: 'Đã chạy thử tại 40 địa điểm ở Hà Nội từ tháng 4/2021; 3 giây cho mỗi lượt quét.',
        privacySummary: 'Mã không chứa số giấy tờ; dữ liệu quét lưu tại cơ quan y tế, xóa sau 30 ngày.',
      },
      proposerId: null,
      overlapReason: null,
      documentId: null,
    },
    await as('vendor', places.vendor),
  )
  await openConsultation(
    tx,
    {
      solutionId: proposed.id,
      version: proposed.version,
      question: 'Đề nghị cho ý kiến để thống nhất áp dụng giải pháp này trong phòng, chống dịch.',
      dueOn: '2021-05-28',
      letter: null,
    },
    await as('technology-officer'),
  )

  await reportDifficulty(
    tx,
    { category: 'declared-again-and-again', words: 'Người đi chợ phải khai báo lại trên từng ứng dụng.', unitPath: null },
    await as('commune-officer', places.commune),
  )
}

/** A sample account of a role, with what the role may do and where. */
async function somebody(tx: Transaction, role: Role, unitPath: string, now: Date): Promise<Asker> {
  const [holder] = await accountsHolding(tx, [role], unitPath, civilDay(now))
  if (holder === undefined) throw new Error(`nobody of the story is ${role}`)
  const may: readonly string[] = permissionsOf(role)
  const scopesOf = (permission: string) => (may.includes(permission) ? [unitPath] : [])
  return { actor: { ...holder, scopesOf }, scope: [unitPath], now }
}
