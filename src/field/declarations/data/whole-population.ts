import type { FormDefinition, OneQuestion, TextQuestion } from '../form-definition.ts'
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

export const travelledQuestion: OneQuestion = {
  id: 'travelled',
  kind: 'one',
  required: true,
  label: {
    vi: 'Trong 14 ngày qua có đi đến tỉnh, thành phố hoặc nước khác?',
    en: 'In the last 14 days, any journey to another province or country?',
  },
  wanted: { vi: 'Chọn “Không” hoặc “Có”.', en: 'Choose “No” or “Yes”.' },
  options: [
    { value: 'no', label: { vi: 'Không', en: 'No' } },
    { value: 'yes', label: { vi: 'Có', en: 'Yes' } },
  ],
}
export const travelPlacesQuestion: TextQuestion = {
  id: 'travelPlaces',
  kind: 'text',
  most: 300,
  required: true,
  when: { question: 'travelled', is: ['yes'] },
  label: { vi: 'Đã đi qua những nơi nào?', en: 'Which places?' },
  hint: { vi: 'Ví dụ: Bắc Giang (12/5), Hà Nội (15/5)', en: 'For example: Bắc Giang (12 May), Hà Nội (15 May)' },
  wanted: { vi: 'Nhập các nơi đã đi qua.', en: 'Type the places.' },
}
export const emailQuestion: TextQuestion = {
  id: 'email',
  kind: 'text',
  most: 100,
  label: { vi: 'Thư điện tử', en: 'E-mail' },
  wanted: { vi: 'Nhập địa chỉ thư điện tử, hoặc để trống.', en: 'Type an e-mail address, or leave it empty.' },
}

/** The whole-population form of tokhaiyte.vn; fields in the order of the public form. */
export const wholePopulation: FormDefinition = {
  id: 'whole-population',
  version: 1,
  fromOn: '2021-05-01',
  toOn: null,
  source: 'Tờ khai y tế toàn dân, tokhaiyte.vn; 2666/QĐ-BYT (29/5/2021)',
  ...formNames['whole-population'],
  shared: [],
  person: [
    nameQuestion,
    bornQuestion,
    genderQuestion,
    documentQuestion,
    nationalityQuestion,
    phoneQuestion,
    residenceQuestion,
    addressQuestion,
    emailQuestion,
    symptomsQuestion,
    exposureQuestion,
    travelledQuestion,
    travelPlacesQuestion,
  ],
  area: { part: 'person', question: 'residence' },
}
