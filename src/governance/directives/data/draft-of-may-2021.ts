import type { Provision } from '../provision.ts'

type Common =
  | 'force'
  | 'audience'
  | 'territory'
  | 'sideEffects'
  | 'fromOn'
  | 'dueOn'
  | 'untilOn'
  | 'evidence'
  | 'conditionVi'
  | 'conditionEn'
  | 'sanctionVi'
  | 'sanctionEn'
  | 'replacesId'
  | 'provinceMayBeStricter'
  | 'provinceMayBeLooser'
const venueDuty: Pick<Provision, Common> = {
  force: 'mandatory',
  audience: { kind: 'venue', runBy: null },
  territory: ['vn'],
  sideEffects: [],
  fromOn: '2021-05-29',
  dueOn: null,
  untilOn: null,
  evidence: 'measured',
  conditionVi: null,
  conditionEn: null,
  sanctionVi: 'Ủy ban nhân dân các cấp xử lý vi phạm theo thẩm quyền và quy định của pháp luật, tùy tình hình của địa phương.',
  sanctionEn: 'People’s committees deal with violations within their powers and the law, as the local situation asks.',
  replacesId: null,
  provinceMayBeStricter: true,
  provinceMayBeLooser: false,
}

/**
 * One draft, two contents, as history had them: the applications went out as 2666/QĐ-BYT on 29 May 2021, the cameras in all facilities
 * came as 4403/CV-BCĐ of the Steering Committee on 30 May. The wording is ours, after public accounts of both. For the demonstration and tests.
 */
export const draftOfMay2021: readonly Provision[] = [
  {
    ...venueDuty,
    code: '1',
    textVi: 'Địa điểm công cộng, nơi tập trung đông người đăng ký mã QR địa điểm và niêm yết tại lối ra vào.',
    textEn: 'Public places and places where many people gather register a venue QR code and post it at the entrance.',
    frequency: 'once',
    measureId: 'venue-registered',
    threshold: 1,
    fallbackVi: 'Địa điểm không có thiết bị được Ủy ban nhân dân cấp xã đăng ký và in mã giúp.',
    fallbackEn: 'Where a venue has no device, the commune registers it and prints the code.',
    graceDays: 0,
  },
  {
    ...venueDuty,
    code: '2',
    textVi: 'Địa điểm ghi nhận người vào, ra hằng ngày bằng mã QR; bố trí thiết bị đọc mã hoặc người dùng điện thoại để quét.',
    textEn: 'Venues record visits every day by QR code, with a reader or somebody who scans with a telephone.',
    frequency: 'daily',
    measureId: 'venue-active',
    threshold: 0.8,
    fallbackVi: 'Người không có điện thoại thông minh dùng mã QR in trên giấy, thẻ căn cước công dân hoặc thẻ bảo hiểm y tế.',
    fallbackEn: 'People without a smartphone use a QR code on paper, their citizen card or their health insurance card.',
    graceDays: 2,
  },
  {
    ...venueDuty,
    code: '3',
    textVi: 'Người dùng điện thoại thông minh khai báo y tế và bật ứng dụng phát hiện tiếp xúc gần khi đến nơi đông người.',
    textEn: 'People with a smartphone declare their health and keep contact detection switched on in crowded places.',
    audience: { kind: 'individual', runBy: null },
    frequency: 'continuous',
    measureId: null,
    threshold: null,
    evidence: 'inspected',
    fallbackVi: 'Người không có điện thoại thông minh khai báo trên giấy hoặc nhờ người khác khai giúp.',
    fallbackEn: 'People without a smartphone declare on paper or have somebody declare for them.',
    graceDays: 0,
  },
  {
    ...venueDuty,
    code: '4',
    textVi:
      'Tất cả cơ sở cách ly tập trung, kể cả cơ sở do quân đội quản lý, lắp đặt đủ camera giám sát, hoạt động liên tục và kết nối về hệ thống giám sát tập trung.',
    textEn:
      'All centralised quarantine facilities, those run by the army included, install enough cameras, keep them running and connect them to the central monitoring system.',
    audience: { kind: 'quarantine-facility', runBy: null },
    // The press gives “before 12 June 2021”; the day is the last on which it is still in time.
    dueOn: '2021-06-11',
    frequency: 'continuous',
    measureId: 'camera-connected',
    threshold: 1,
    fallbackVi: null,
    fallbackEn: null,
    graceDays: 0,
    provinceMayBeStricter: false,
  },
]
