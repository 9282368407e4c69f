import type { OfficialDocumentInput } from '../../foundation/documents/public.ts'
import type { HandoverSection } from './handover-template.ts'

/** What the minutes of a handover speak of; all words are Vietnamese and come from the room's own. */
export interface MinutesFacts {
  readonly solution: string
  readonly receiver: string
  readonly giver: string
  readonly acceptedBy: string
  readonly acceptedOn: string
  /** Null until the giving side has signed too. */
  readonly transferredBy: string | null
  readonly transferredOn: string | null
  readonly assigning: string | null
  readonly urgent: boolean
  readonly sections: readonly { readonly section: HandoverSection; readonly title: string; readonly lines: readonly string[] }[]
  readonly reservations: readonly { readonly item: string; readonly dueOn: string }[]
  readonly defects: readonly { readonly words: string; readonly severity: number; readonly dueOn: string }[]
  readonly counts: readonly string[]
}

const day = (on: string): string => on.split('-').reverse().join('/')

/** As official documents write it in their text: `ngày 05 tháng 6 năm 2021`. */
function writtenDay(on: string): string {
  const [year, month = '', ofMonth] = on.split('-')
  return `ngày ${ofMonth} tháng ${Number(month) < 3 ? month : Number(month)} năm ${year}`
}

/**
 * Biên bản bàn giao as an official document: who gives, who receives, what was checked part by part, what is reserved to which day, and who
 * has signed for each side. It is drawn from the same rows as the page, so the paper cannot say something else.
 */
export function handoverMinutes(facts: MinutesFacts): OfficialDocumentInput {
  const { solution, receiver, giver } = facts
  const grounds = facts.assigning === null ? [] : [{ kind: 'ground' as const, text: `Căn cứ ${facts.assigning};` }]
  const dashes = (texts: readonly string[]) => texts.map((text) => ({ kind: 'dash' as const, text }))
  const numbered = (number: string, text: string) => ({ kind: 'heading' as const, text: `${number}. ${text}` })
  return {
    type: 'minutes',
    issuer: receiver,
    place: 'Hà Nội',
    notation: 'BB-BYT',
    issuedOn: facts.transferredOn ?? facts.acceptedOn,
    subject: `Bàn giao giải pháp “${solution}”`,
    body: [
      ...grounds,
      {
        kind: 'paragraph',
        text: `Hôm nay, ${writtenDay(facts.transferredOn ?? facts.acceptedOn)}, hai bên lập biên bản bàn giao giải pháp “${solution}”${
          facts.urgent ? ' theo yêu cầu khẩn trương: tám mục bắt buộc đã đạt, các mục khác được bảo lưu có thời hạn' : ''
        }.`,
      },
      numbered('1', 'Thành phần'),
      ...dashes([
        `Bên giao: ${giver}${facts.transferredBy === null ? '' : `, người ký: ${facts.transferredBy}`}.`,
        `Bên nhận: ${receiver}, người ký: ${facts.acceptedBy}.`,
      ]),
      numbered('2', 'Kết quả kiểm tra từng phần'),
      ...facts.sections.flatMap(({ title, lines }) => [{ kind: 'heading' as const, text: title }, ...dashes(lines)]),
      numbered('3', 'Đối chiếu số liệu'),
      ...dashes(facts.counts.length === 0 ? ['Chưa đối chiếu với số đếm thủ công.'] : facts.counts),
      numbered('4', 'Nội dung bảo lưu và lỗi còn theo dõi'),
      ...dashes(
        facts.reservations.length + facts.defects.length === 0
          ? ['Không có.']
          : [
              ...reservedByDay(facts.reservations),
              ...facts.defects.map(
                ({ words, severity, dueOn }) => `Lỗi mức ${severity}: ${words} Khắc phục trước hết ngày ${day(dueOn)}.`,
              ),
            ],
      ),
      numbered('5', 'Kết luận'),
      {
        kind: 'paragraph',
        text:
          facts.transferredBy === null
            ? `Bên nhận đồng ý tiếp nhận ngày ${day(facts.acceptedOn)}. Giải pháp chuyển giao khi bên giao ký biên bản này.`
            : `Bên nhận đồng ý tiếp nhận ngày ${day(facts.acceptedOn)}; bên giao đã bàn giao mật khẩu mới, khóa, tài khoản và tên miền ngày ${day(
                facts.transferredOn ?? facts.acceptedOn,
              )}. Biên bản có chữ ký của hai bên, mỗi bên giữ một bản.`,
      },
    ],
    signer: { titles: ['ĐẠI DIỆN BÊN NHẬN'], name: facts.acceptedBy },
    otherSigner: { titles: ['ĐẠI DIỆN BÊN GIAO'], name: facts.transferredBy ?? '' },
    recipients: [`${giver}`, `${receiver}`, 'Lưu: VT'],
  }
}

/** The items stand in part 2 with their day; here each day stands once, with how many it is for. */
function reservedByDay(reservations: MinutesFacts['reservations']): string[] {
  const days = [...new Set(reservations.map(({ dueOn }) => dueOn))].toSorted()
  return days.map((dueOn) => {
    const items = reservations.filter((one) => one.dueOn === dueOn).map(({ item }) => item)
    const which = items.length > 3 ? `${items.length} mục bảo lưu đến ngày này nêu tại phần 2` : items.join('; ')
    return `Trước hết ngày ${day(dueOn)}, bên giao bổ sung: ${which}.`
  })
}
