import type { FormDefinition, OneQuestion } from '../form-definition.ts'
import { formNames } from './form-names.ts'
import { exposureQuestion, symptomsQuestion } from './health-questions.ts'
import {
  addressQuestion,
  bornQuestion,
  documentQuestion,
  genderQuestion,
  nameQuestion,
  nationalityQuestion,
  phoneQuestion,
  residenceQuestion,
} from './identity-questions.ts'

export const vehicleQuestion: OneQuestion = {
  id: 'vehicle',
  kind: 'one',
  required: true,
  label: { vi: 'Đi bằng gì?', en: 'By which vehicle?' },
  wanted: { vi: 'Chọn phương tiện.', en: 'Choose the vehicle.' },
  options: [
    { value: 'motorbike', label: { vi: 'Xe máy', en: 'Motorbike' } },
    { value: 'car', label: { vi: 'Ô tô con', en: 'Car' } },
    { value: 'coach', label: { vi: 'Xe khách', en: 'Coach' } },
    { value: 'lorry', label: { vi: 'Xe tải', en: 'Lorry' } },
    { value: 'train', label: { vi: 'Tàu hỏa', en: 'Train' } },
    { value: 'plane', label: { vi: 'Máy bay', en: 'Plane' } },
    { value: 'boat', label: { vi: 'Tàu, thuyền', en: 'Boat' } },
    { value: 'other', label: { vi: 'Khác', en: 'Other' } },
  ],
}

/**
 * The domestic-movement form. Any number of destinations: the checkpoint application of August 2021 took one, which couriers
 * could not declare with.
 */
export const domesticMovement: FormDefinition = {
  id: 'domestic-movement',
  version: 1,
  fromOn: '2021-05-01',
  toOn: null,
  source: 'Tờ khai di chuyển nội địa, tokhaiyte.vn; 2666/QĐ-BYT (29/5/2021)',
  ...formNames['domestic-movement'],
  shared: [
    {
      id: 'startPlace',
      kind: 'commune',
      required: true,
      label: { vi: 'Đi từ xã, phường', en: 'From which commune' },
      wanted: { vi: 'Chọn tỉnh, huyện rồi xã, phường nơi đi.', en: 'Choose province, district, then the commune.' },
    },
    {
      id: 'startOn',
      kind: 'day',
      earliest: -14,
      latest: 14,
      required: true,
      label: { vi: 'Ngày đi', en: 'Day of departure' },
      hint: { vi: 'Ví dụ 25/05/2021', en: 'For example 25/05/2021' },
      wanted: {
        vi: 'Nhập ngày đi, trong khoảng 14 ngày trước hoặc sau hôm nay.',
        en: 'Type the day, at most 14 days before or after today.',
      },
    },
    {
      id: 'destinations',
      kind: 'rows',
      // A courier's day; no traveller's journey ends here, only a request that is none.
      most: 500,
      required: true,
      label: { vi: 'Nơi đến', en: 'Destinations' },
      hint: { vi: 'Đi nhiều nơi thì thêm từng nơi.', en: 'Add each place of the journey.' },
      add: { vi: 'Thêm nơi đến', en: 'Add a destination' },
      wanted: { vi: 'Nhập ít nhất một nơi đến, nhiều nhất 500 nơi.', en: 'Give at least one destination, at most 500.' },
      of: [
        {
          id: 'place',
          kind: 'commune',
          required: true,
          label: { vi: 'Đến xã, phường', en: 'Commune' },
          wanted: { vi: 'Chọn tỉnh, huyện rồi xã, phường nơi đến.', en: 'Choose province, district, then the commune.' },
        },
        {
          id: 'detail',
          kind: 'text',
          most: 200,
          label: { vi: 'Địa chỉ nơi đến', en: 'Address' },
          wanted: { vi: 'Nhập địa chỉ, hoặc để trống.', en: 'Type the address, or leave it empty.' },
        },
      ],
    },
    vehicleQuestion,
    {
      id: 'plate',
      kind: 'text',
      most: 20,
      required: true,
      when: { question: 'vehicle', is: ['motorbike', 'car', 'coach', 'lorry'] },
      label: { vi: 'Biển số xe', en: 'Number plate' },
      hint: { vi: 'Ví dụ 34A-123.45', en: 'For example 34A-123.45' },
      wanted: { vi: 'Nhập biển số xe.', en: 'Type the number plate.' },
    },
    {
      id: 'flight',
      kind: 'text',
      most: 20,
      required: true,
      when: { question: 'vehicle', is: ['plane', 'train', 'boat'] },
      label: { vi: 'Số hiệu chuyến bay, chuyến tàu', en: 'Flight, train or boat number' },
      hint: { vi: 'Ví dụ VN 7227', en: 'For example VN 7227' },
      wanted: { vi: 'Nhập số hiệu chuyến.', en: 'Type the number.' },
    },
  ],
  person: [
    nameQuestion,
    bornQuestion,
    genderQuestion,
    documentQuestion,
    nationalityQuestion,
    phoneQuestion,
    residenceQuestion,
    addressQuestion,
    {
      id: 'seat',
      kind: 'text',
      most: 20,
      label: { vi: 'Số ghế', en: 'Seat' },
      hint: { vi: 'Nếu đi máy bay, tàu, xe khách', en: 'On a plane, train or coach' },
      wanted: { vi: 'Nhập số ghế, hoặc để trống.', en: 'Type the seat, or leave it empty.' },
    },
    symptomsQuestion,
    exposureQuestion,
  ],
  area: { part: 'person', question: 'residence' },
}
