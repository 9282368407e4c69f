import type { FormDefinition } from '../form-definition.ts'
import { formNames } from './form-names.ts'
import { exposureQuestion, symptomsQuestion } from './health-questions.ts'
import { bornQuestion, genderQuestion, nameQuestion, nationalityQuestion, phoneQuestion } from './identity-questions.ts'

/** The form of people who arrive from abroad. Followed up where they are quarantined. */
export const entry: FormDefinition = {
  id: 'entry',
  version: 1,
  fromOn: '2021-05-01',
  toOn: null,
  source: 'Tờ khai y tế đối với người nhập cảnh, tokhaiyte.vn; 597/CĐ-BCĐ (5/5/2021)',
  ...formNames.entry,
  shared: [
    {
      id: 'fromCountry',
      kind: 'text',
      most: 60,
      required: true,
      label: { vi: 'Đến từ nước', en: 'Coming from which country' },
      wanted: { vi: 'Nhập tên nước.', en: 'Type the country.' },
    },
    {
      id: 'transit',
      kind: 'text',
      most: 200,
      label: { vi: 'Các nước đã đi qua trong 14 ngày', en: 'Other countries of the last 14 days' },
      wanted: { vi: 'Nhập các nước, hoặc để trống.', en: 'Type the countries, or leave it empty.' },
    },
    {
      id: 'gate',
      kind: 'text',
      most: 100,
      required: true,
      label: { vi: 'Cửa khẩu nhập cảnh', en: 'Border gate or airport' },
      hint: { vi: 'Ví dụ: sân bay Nội Bài, cửa khẩu Hữu Nghị', en: 'For example Nội Bài airport, Hữu Nghị border gate' },
      wanted: { vi: 'Nhập tên cửa khẩu.', en: 'Type the name of the gate.' },
    },
    {
      id: 'entryOn',
      kind: 'day',
      earliest: -14,
      latest: 14,
      required: true,
      label: { vi: 'Ngày nhập cảnh', en: 'Day of arrival' },
      hint: { vi: 'Ví dụ 25/05/2021', en: 'For example 25/05/2021' },
      wanted: {
        vi: 'Nhập ngày nhập cảnh, trong khoảng 14 ngày trước hoặc sau hôm nay.',
        en: 'Type the day, at most 14 days before or after today.',
      },
    },
    {
      id: 'vehicle',
      kind: 'one',
      required: true,
      label: { vi: 'Vào bằng đường nào?', en: 'How do you arrive?' },
      wanted: { vi: 'Chọn đường vào.', en: 'Choose how you arrive.' },
      options: [
        { value: 'plane', label: { vi: 'Đường hàng không', en: 'By air' } },
        { value: 'road', label: { vi: 'Đường bộ', en: 'By road' } },
        { value: 'train', label: { vi: 'Đường sắt', en: 'By rail' } },
        { value: 'boat', label: { vi: 'Đường thủy', en: 'By water' } },
      ],
    },
    {
      id: 'flight',
      kind: 'text',
      most: 20,
      required: true,
      when: { question: 'vehicle', is: ['plane', 'train', 'boat'] },
      label: { vi: 'Số hiệu chuyến bay, chuyến tàu', en: 'Flight, train or boat number' },
      wanted: { vi: 'Nhập số hiệu chuyến.', en: 'Type the number.' },
    },
    {
      id: 'quarantineCommune',
      kind: 'commune',
      required: true,
      label: { vi: 'Xã, phường nơi cách ly', en: 'Commune of the place of quarantine' },
      wanted: { vi: 'Chọn tỉnh, huyện rồi xã, phường nơi cách ly.', en: 'Choose province, district, then the commune.' },
    },
    {
      id: 'quarantinePlace',
      kind: 'text',
      most: 200,
      required: true,
      label: { vi: 'Tên cơ sở cách ly', en: 'Name of the quarantine facility' },
      wanted: { vi: 'Nhập tên cơ sở cách ly.', en: 'Type the name of the facility.' },
    },
  ],
  person: [
    nameQuestion,
    bornQuestion,
    genderQuestion,
    {
      id: 'documentNumber',
      kind: 'passport',
      required: true,
      label: { vi: 'Số hộ chiếu', en: 'Passport number' },
      wanted: { vi: 'Nhập số hộ chiếu, gồm chữ và số.', en: 'Type the passport number, letters and digits.' },
    },
    { ...nationalityQuestion, start: '' },
    phoneQuestion,
    {
      id: 'seat',
      kind: 'text',
      most: 20,
      label: { vi: 'Số ghế', en: 'Seat' },
      wanted: { vi: 'Nhập số ghế, hoặc để trống.', en: 'Type the seat, or leave it empty.' },
    },
    symptomsQuestion,
    exposureQuestion,
  ],
  area: { part: 'shared', question: 'quarantineCommune' },
}
