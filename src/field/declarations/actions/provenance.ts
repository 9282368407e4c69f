import { en as rolesEn } from '../../../foundation/access/messages.en.ts'
import { vi as rolesVi } from '../../../foundation/access/messages.vi.ts'
import { rolesInForce } from '../../../foundation/access/public.ts'
import { type Provenance, provenances, type SubjectField } from '../../../foundation/people/public.ts'
import { placeNames } from '../../../foundation/places/public.ts'
import type { Reader } from '../../../platform/database.ts'
import { isWithin } from '../../../vocabulary/administrative-unit-code.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import type { Words } from '../form-definition.ts'
import { en } from '../messages.en.ts'
import { vi } from '../messages.vi.ts'
import type { HistoryRow } from '../store/declaration.ts'

/**
 * For each declaration: how it came to be said, who wrote it, which one it replaced and why, and when and by whom it was replaced.
 * Officers stand with their name, role and unit of that day; a phone that nobody bound is told of officers in general.
 */
export async function tellProvenance(
  db: Reader,
  rows: readonly HistoryRow[],
  isBound: boolean,
): Promise<(row: HistoryRow) => SubjectField[]> {
  const seen = new Map(rows.map((row) => [row.id, row]))
  const officers = isBound ? await officersOf(db, rows.flatMap(actsOf)) : new Map<string, Words>()
  const writer = (act: Act | undefined): Words =>
    act === undefined ? words.phone : (officers.get(keyOf(act)) ?? (isBound ? same(act.name) : words.officer))
  return (row) => {
    const provenance = provenances.find((one) => one === row.provenance)
    const [own, next] = [ownAct(row), nextAct(row)]
    const older = row.corrected_of === null ? undefined : seen.get(row.corrected_of)
    const newer = row.next_id === null ? undefined : seen.get(row.next_id)
    return [
      ...(provenance ? [{ key: 'provenance', label: words.provenance, value: wordOf(provenance) }] : []),
      ...(row.corrected_of === null
        ? own === undefined
          ? []
          : [{ key: 'recordedBy', label: words.recordedBy, value: writer(own) }]
        : [
            { key: 'replaces', label: words.replaces, value: older?.declared_at ?? words.elsewhere },
            { key: 'correctedBy', label: words.correctedBy, value: writer(own) },
            ...(row.correction_reason === null
              ? []
              : [{ key: 'correctionReason', label: words.reason, value: row.correction_reason }]),
          ]),
      ...(row.next_at === null
        ? []
        : [
            { key: 'replacedAt', label: words.replacedAt, value: row.next_at },
            { key: 'replacedBy', label: words.replacedBy, value: writer(next) },
            // What an officer wrote under somebody else's number is not this person's to read, nor is why.
            ...(newer === undefined || newer.correction_reason === null
              ? []
              : [{ key: 'replacementReason', label: words.reason, value: newer.correction_reason }]),
          ]),
    ]
  }
}

interface Act {
  readonly account: string
  readonly name: string
  readonly at: Date
  readonly unitPath: string
}

function ownAct(row: HistoryRow): Act | undefined {
  if (row.declared_by === null) return undefined
  return { account: row.declared_by, name: row.declared_by_name ?? '', at: row.declared_at, unitPath: row.unit_path }
}

function nextAct(row: HistoryRow): Act | undefined {
  if (row.next_by === null || row.next_at === null) return undefined
  return { account: row.next_by, name: row.next_by_name ?? '', at: row.next_at, unitPath: row.unit_path }
}

const actsOf = (row: HistoryRow): Act[] => [ownAct(row), nextAct(row)].flatMap((act) => act ?? [])
const keyOf = (act: Act) => `${act.account} ${civilDay(act.at)} ${act.unitPath}`

/** Name, role and unit; of several roles the one that reached the declaration. */
async function officersOf(db: Reader, acts: readonly Act[]): Promise<Map<string, Words>> {
  const officers = new Map<string, Words>()
  for (const [day, ofDay] of Map.groupBy(acts, ({ at }) => civilDay(at))) {
    const roles = await rolesInForce(db, [...new Set(ofDay.map(({ account }) => account))], day)
    const units = await placeNames(db, [...new Set(roles.map((role) => role.unit_path))], day)
    for (const act of ofDay) {
      const held = roles.filter((role) => role.account_id === act.account)
      const role = held.find((one) => isWithin([one.unit_path], act.unitPath)) ?? held[0]
      const unit = role && units.get(role.unit_path)
      officers.set(keyOf(act), {
        vi: [act.name, role && roleWords.vi[`access.role.${role.role}`], unit?.vi].filter(Boolean).join(', '),
        en: [act.name, role && roleWords.en[`access.role.${role.role}`], unit?.en].filter(Boolean).join(', '),
      })
    }
  }
  return officers
}

const roleWords: Readonly<Record<'vi' | 'en', Readonly<Record<string, string | undefined>>>> = { vi: rolesVi, en: rolesEn }
const wordOf = (provenance: Provenance): Words => ({
  vi: vi[`declarations.provenance.${provenance}`],
  en: en[`declarations.provenance.${provenance}`],
})
const same = (text: string): Words => ({ vi: text, en: text })
const words = {
  provenance: { vi: 'Nguồn', en: 'Source' },
  recordedBy: { vi: 'Người ghi', en: 'Recorded by' },
  replaces: { vi: 'Thay cho tờ khai lúc', en: 'Replaces the declaration of' },
  correctedBy: { vi: 'Người sửa', en: 'Corrected by' },
  reason: { vi: 'Lý do sửa', en: 'Reason for the correction' },
  replacedAt: { vi: 'Đã được thay lúc', en: 'Replaced at' },
  replacedBy: { vi: 'Người thay', en: 'Replaced by' },
  elsewhere: { vi: 'Một tờ khai gửi từ máy khác', en: 'A declaration from another phone' },
  phone: { vi: 'Máy của người khai', en: 'The declarer’s phone' },
  officer: { vi: 'Cán bộ', en: 'An officer' },
} as const
