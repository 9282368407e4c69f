import type { FormDefinition } from '../form-definition.ts'
import { formNames } from './form-names.ts'
import { symptomsTodayQuestion } from './health-questions.ts'
import { nameQuestion, phoneQuestion } from './identity-questions.ts'

/** Daily status of people in quarantine: mandatory under 2666/QĐ-BYT, daily under 600/CĐ-BCĐ. Followed up where they are. */
export const dailyStatus: FormDefinition = {
  id: 'daily-status',
  version: 1,
  fromOn: '2021-05-05',
  toOn: null,
  source: '600/CĐ-BCĐ (5/5/2021); 2666/QĐ-BYT (29/5/2021)',
  ...formNames['daily-status'],
  shared: [],
  person: [
    nameQuestion,
    phoneQuestion,
    {
      id: 'place',
      kind: 'one',
      required: true,
      label: { vi: 'Đang ở đâu?', en: 'Where are you?' },
      wanted: { vi: 'Chọn nơi đang ở.', en: 'Choose where you are.' },
      options: [
        { value: 'facility', label: { vi: 'Cơ sở cách ly tập trung', en: 'Centralised quarantine facility' } },
        { value: 'home', label: { vi: 'Nhà, nơi lưu trú', en: 'Home or place of stay' } },
      ],
    },
    {
      id: 'placeCommune',
      kind: 'commune',
      required: true,
      label: { vi: 'Xã, phường nơi đang ở', en: 'Commune where you are' },
      wanted: { vi: 'Chọn tỉnh, huyện rồi xã, phường nơi đang ở.', en: 'Choose province, district, then the commune.' },
    },
    {
      id: 'placeName',
      kind: 'text',
      most: 200,
      required: true,
      label: { vi: 'Tên cơ sở, phòng, hoặc số nhà', en: 'Facility and room, or house number' },
      wanted: { vi: 'Nhập tên cơ sở và phòng, hoặc số nhà.', en: 'Type the facility and room, or the house number.' },
    },
    {
      id: 'temperature',
      kind: 'number',
      from: 34,
      to: 43,
      // 37.5 °C is the threshold on the public forms of 2021; no text that fixes it was found, so it stays data.
      flagFrom: { value: 37.5, flag: 'symptom' },
      required: true,
      fresh: true,
      label: { vi: 'Nhiệt độ cơ thể hôm nay (°C)', en: 'Body temperature today (°C)' },
      hint: { vi: 'Ví dụ 36,8', en: 'For example 36.8' },
      wanted: { vi: 'Nhập nhiệt độ từ 34 đến 43, ví dụ 36,8.', en: 'Type a temperature from 34 to 43, for example 36.8.' },
    },
    symptomsTodayQuestion,
  ],
  area: { part: 'person', question: 'placeCommune' },
}
