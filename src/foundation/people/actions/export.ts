import type { Transaction } from '../../../platform/database.ts'
import type { Device } from '../../../platform/http/mount.ts'
import type { Keyring } from '../../../platform/keyring.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import { record } from '../../audit/public.ts'
import type { readingKinds } from '../contract.ts'
import type { Correctable, CorrectionState } from '../correction.ts'
import type { SubjectAccess } from '../hooks.ts'
import { correctionsOfPerson } from '../store/corrections.ts'
import { exportAsJson, exportAsPage, type SubjectField, type SubjectSection, timeOf, type Words } from '../subject-access.ts'
import { ownFacts } from './persons.ts'
import type { Reading } from './readings.ts'

/** One file with everything a device may see. Of a bound person it is more than the phone gave, so it is put on the record. */
export async function exportOwnData(
  tx: Transaction,
  keyring: Keyring,
  device: Device,
  from: { readonly rooms: readonly SubjectAccess[]; readonly readings: readonly Reading[] },
  by: { format: 'page' | 'json'; language: 'vi' | 'en'; now: Date },
): Promise<{ name: string; type: string; bytes: Uint8Array }> {
  const sections: SubjectSection[] = []
  if (device.personId !== null) sections.push(...(await sectionsOfPerson(tx, keyring, device.personId, from.readings)))
  for (const room of from.rooms) sections.push(await room(tx, device, by.now))
  if (device.personId !== null)
    await record(tx, {
      actor: { id: 'citizen', displayName: 'Người dân' },
      action: 'person.exported',
      subject: { kind: 'person', id: String(device.personId) },
      facts: { format: by.format },
      at: by.now,
    })
  const given = { sections, madeAt: timeOf(by.now), deviceMark: device.id.slice(-6), isBound: device.personId !== null }
  const name = `du-lieu-cua-toi-${civilDay(by.now)}`
  return by.format === 'json'
    ? { name: `${name}.json`, type: 'application/json', bytes: Buffer.from(exportAsJson(given)) }
    : { name: `${name}.html`, type: 'text/html; charset=utf-8', bytes: Buffer.from(exportAsPage(given, by.language)) }
}

async function sectionsOfPerson(
  tx: Transaction,
  keyring: Keyring,
  personId: number,
  readings: readonly Reading[],
): Promise<SubjectSection[]> {
  const facts = await ownFacts(tx, keyring, personId)
  const corrections = await correctionsOfPerson(tx, personId)
  const said = (key: keyof typeof labels, value: SubjectField['value'] | undefined): SubjectField[] =>
    value === undefined ? [] : [{ key, label: labels[key], value }]
  return [
    {
      key: 'person',
      title: { vi: 'Thông tin đang lưu', en: 'What is held' },
      entries: facts
        ? [
            [
              ...said('name', facts.name),
              ...said('phone', facts.phone),
              ...said('documentNumber', facts.documentNumber),
              ...said('bornOn', facts.bornOn?.split('-').reverse().join('/')),
              ...said('address', facts.address),
              ...said('provenance', sources[facts.provenance]),
            ],
          ]
        : [],
    },
    {
      key: 'readings',
      title: { vi: 'Ai đã xem hoặc thay đổi', en: 'Who read or changed it' },
      entries: readings.map((event) => [
        ...said('at', event.at),
        ...said('what', kinds[event.what]),
        ...said('by', event.by),
        ...said('purpose', event.purpose ?? undefined),
      ]),
    },
    {
      key: 'corrections',
      title: { vi: 'Đề nghị đính chính', en: 'Corrections asked for' },
      entries: corrections.map((row) => [
        ...said('at', row.asked_at),
        ...said('field', fields[row.field]),
        ...said('state', states[row.state]),
        ...said('reason', row.reason ?? undefined),
      ]),
    },
  ]
}

const labels = {
  name: { vi: 'Họ và tên', en: 'Full name' },
  phone: { vi: 'Số điện thoại', en: 'Telephone' },
  documentNumber: { vi: 'Số giấy tờ', en: 'Document number' },
  bornOn: { vi: 'Ngày sinh', en: 'Date of birth' },
  address: { vi: 'Địa chỉ', en: 'Address' },
  provenance: { vi: 'Nguồn', en: 'Source' },
  at: { vi: 'Lúc', en: 'At' },
  what: { vi: 'Việc', en: 'What' },
  field: { vi: 'Về', en: 'About' },
  state: { vi: 'Kết quả', en: 'Outcome' },
  by: { vi: 'Người thực hiện', en: 'By' },
  purpose: { vi: 'Mục đích', en: 'Purpose' },
  reason: { vi: 'Trả lời', en: 'Answer' },
} as const
const sources = {
  'self-declared': { vi: 'Tự khai', en: 'Self-declared' },
  'declared-on-behalf': { vi: 'Người khác khai hộ', en: 'Declared on behalf' },
  'read-from-card': { vi: 'Đọc từ thẻ', en: 'Read from a card' },
  verified: { vi: 'Đã đối chiếu giấy tờ', en: 'Document checked' },
} as const
const kinds: Readonly<Record<(typeof readingKinds)[number], Words>> = {
  viewed: { vi: 'Xem thông tin đầy đủ', en: 'Saw the full data' },
  bound: { vi: 'Xác nhận máy là của người này', en: 'Confirmed that a phone is this person’s' },
  'card-printed': { vi: 'In thẻ giấy', en: 'Printed a paper card' },
  'correction-asked': { vi: 'Đề nghị đính chính', en: 'Asked for a correction' },
  'correction-made': { vi: 'Đã sửa như đề nghị', en: 'Corrected as asked' },
  'correction-refused': { vi: 'Trả lời: không sửa', en: 'Answered: not corrected' },
  exported: { vi: 'Tải dữ liệu của mình', en: 'Downloaded own data' },
  'unmasking-asked': {
    vi: 'Đề nghị tìm người đã đến; không thấy họ tên, số',
    en: 'Asked to find who came; saw no name or number',
  },
  'unmasking-granted': { vi: 'Đồng ý cho tìm người đã đến', en: 'Agreed to find who came' },
  'unmasking-refused': { vi: 'Không đồng ý cho tìm người đã đến', en: 'Refused to find who came' },
  'looked-up': {
    vi: 'Tìm theo số hoặc kiểm tra ở cửa; chỉ thấy tên, số đã che',
    en: 'Looked up or checked at a door; saw a masked name and number only',
  },
  declared: { vi: 'Ghi tờ khai y tế thay', en: 'Recorded a health declaration for this person' },
  redeclared: { vi: 'Sửa tờ khai y tế', en: 'Corrected a health declaration' },
  'followed-up': { vi: 'Theo dõi sau tờ khai y tế', en: 'Followed up a health declaration' },
  'device-withdrawn': { vi: 'Thu hồi máy hoặc thẻ trước đây', en: 'Withdrew an earlier phone or card' },
  'unmasking-answered': { vi: 'Trả lời kết quả tìm người; không nêu họ tên, số', en: 'Answered what came of it, naming nobody' },
  'unmasking-ended': {
    vi: 'Đề nghị tìm người được rút lại hoặc hết hạn',
    en: 'The request to find who came was withdrawn or ran out',
  },
  changed: { vi: 'Ghi hoặc thay đổi', en: 'Recorded or changed' },
}
const fields: Readonly<Record<Correctable, Words>> = {
  name: labels.name,
  phone: labels.phone,
  bornOn: labels.bornOn,
  documentNumber: labels.documentNumber,
  other: { vi: 'Điều khác', en: 'Something else' },
}
const states: Readonly<Record<CorrectionState, Words>> = {
  asked: { vi: 'Đang chờ trả lời', en: 'Waiting for an answer' },
  made: { vi: 'Đã sửa', en: 'Corrected' },
  refused: { vi: 'Không sửa', en: 'Not corrected' },
}
