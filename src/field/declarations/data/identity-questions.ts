import type { OneQuestion, TextQuestion } from '../form-definition.ts'

/** Who it is: the first fields of the whole-population form of tokhaiyte.vn. */
export const nameQuestion: TextQuestion = {
  id: 'name',
  kind: 'name',
  required: true,
  label: { vi: 'Họ và tên', en: 'Full name' },
  hint: { vi: 'Như trên giấy tờ', en: 'As on the identity paper' },
  wanted: { vi: 'Nhập đủ họ, tên đệm và tên, chỉ gồm chữ cái.', en: 'Type the full name, letters only.' },
}
export const bornQuestion: TextQuestion = {
  id: 'bornOn',
  kind: 'born',
  required: true,
  label: { vi: 'Ngày sinh', en: 'Birth date' },
  hint: {
    vi: 'Ví dụ 18/01/1957. Nếu chỉ nhớ năm, nhập năm: 1957',
    en: 'For example 18/01/1957. If only the year is known, type the year: 1957',
  },
  wanted: {
    vi: 'Nhập ngày sinh như 18/01/1957, hoặc chỉ năm sinh.',
    en: 'Type the birth date like 18/01/1957, or the year alone.',
  },
}
export const genderQuestion: OneQuestion = {
  id: 'gender',
  kind: 'one',
  required: true,
  label: { vi: 'Giới tính', en: 'Gender' },
  wanted: { vi: 'Chọn giới tính.', en: 'Choose the gender.' },
  options: [
    { value: 'female', label: { vi: 'Nữ', en: 'Female' } },
    { value: 'male', label: { vi: 'Nam', en: 'Male' } },
    { value: 'other', label: { vi: 'Khác', en: 'Other' } },
  ],
}
/** Citizens get their card at 14 (Law on citizen identification 2014, article 19); a younger child is declared without a number. */
export const documentQuestion: TextQuestion = {
  id: 'documentNumber',
  kind: 'document',
  requiredFromAge: 14,
  label: { vi: 'Số CCCD, CMND hoặc hộ chiếu', en: 'Number of the ID card or passport' },
  hint: { vi: 'Trẻ dưới 14 tuổi chưa có thì để trống', en: 'Leave empty for a child under 14 who has none' },
  wanted: {
    vi: 'Nhập số thẻ căn cước (12 số), chứng minh nhân dân (9 số) hoặc hộ chiếu.',
    en: 'Type the number of a citizen card (12 digits), an old identity card (9 digits) or a passport.',
  },
}
export const nationalityQuestion: TextQuestion = {
  id: 'nationality',
  kind: 'text',
  most: 60,
  required: true,
  start: 'Việt Nam',
  label: { vi: 'Quốc tịch', en: 'Nationality' },
  wanted: { vi: 'Nhập quốc tịch.', en: 'Type the nationality.' },
}
export const phoneQuestion: TextQuestion = {
  id: 'phone',
  kind: 'phone',
  required: true,
  label: { vi: 'Số điện thoại', en: 'Phone number' },
  hint: {
    vi: 'Để trạm y tế gọi khi cần. Không có thì nhập số của người nhà.',
    en: 'So that the health station can call. Without one, type that of a relative.',
  },
  wanted: { vi: 'Nhập số điện thoại, ví dụ 0912 345 678.', en: 'Type a phone number, for example 0912 345 678.' },
}
export const residenceQuestion: TextQuestion = {
  id: 'residence',
  kind: 'commune',
  required: true,
  label: { vi: 'Xã, phường, thị trấn nơi ở', en: 'Commune where you live' },
  wanted: { vi: 'Chọn tỉnh, huyện rồi xã, phường nơi ở.', en: 'Choose province, district, then the commune.' },
}
export const addressQuestion: TextQuestion = {
  id: 'address',
  kind: 'text',
  most: 200,
  required: true,
  label: { vi: 'Số nhà, đường, thôn, tổ', en: 'House number, street, hamlet' },
  wanted: { vi: 'Nhập số nhà, đường hoặc tên thôn, tổ.', en: 'Type the house number and street, or the hamlet.' },
}
