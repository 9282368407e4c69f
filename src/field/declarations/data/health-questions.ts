import type { ManyQuestion, Option } from '../form-definition.ts'

/** The symptoms that tokhaiyte.vn lists. */
const symptoms: readonly Option[] = [
  { value: 'fever', flag: 'symptom', label: { vi: 'Sốt', en: 'Fever' } },
  { value: 'cough', flag: 'symptom', label: { vi: 'Ho', en: 'Cough' } },
  { value: 'short-of-breath', flag: 'symptom', label: { vi: 'Khó thở', en: 'Short of breath' } },
  { value: 'sore-throat', flag: 'symptom', label: { vi: 'Đau họng', en: 'Sore throat' } },
  { value: 'vomiting', flag: 'symptom', label: { vi: 'Nôn, buồn nôn', en: 'Vomiting, nausea' } },
  { value: 'diarrhoea', flag: 'symptom', label: { vi: 'Tiêu chảy', en: 'Diarrhoea' } },
  { value: 'tiredness', flag: 'symptom', label: { vi: 'Mệt mỏi khác thường', en: 'Unusual tiredness' } },
  { value: 'no-taste', flag: 'symptom', label: { vi: 'Mất vị giác, khứu giác', en: 'Loss of taste or smell' } },
]

export const symptomsQuestion: ManyQuestion = {
  id: 'symptoms',
  kind: 'many',
  required: true,
  fresh: true,
  label: { vi: 'Trong 14 ngày qua, có dấu hiệu nào sau đây?', en: 'In the last 14 days, which of these signs were there?' },
  none: { vi: 'Không có dấu hiệu nào', en: 'None of these' },
  wanted: { vi: 'Chọn các dấu hiệu, hoặc “Không có dấu hiệu nào”.', en: 'Choose the signs, or “None of these”.' },
  options: symptoms,
}
export const symptomsTodayQuestion: ManyQuestion = {
  ...symptomsQuestion,
  label: { vi: 'Hôm nay có dấu hiệu nào sau đây?', en: 'Which of these signs are there today?' },
}
export const exposureQuestion: ManyQuestion = {
  id: 'exposure',
  kind: 'many',
  required: true,
  fresh: true,
  label: {
    vi: 'Trong 14 ngày qua, có tiếp xúc với ai sau đây?',
    en: 'In the last 14 days, was there contact with any of these people?',
  },
  none: { vi: 'Không tiếp xúc với ai như vậy', en: 'None of these' },
  wanted: { vi: 'Chọn người đã tiếp xúc, hoặc “Không tiếp xúc với ai như vậy”.', en: 'Choose who it was, or “None of these”.' },
  options: [
    {
      value: 'case',
      flag: 'exposure',
      label: { vi: 'Người mắc hoặc nghi mắc COVID-19', en: 'Somebody who has, or may have, COVID-19' },
    },
    {
      value: 'from-abroad',
      flag: 'exposure',
      label: { vi: 'Người từ nước có dịch COVID-19 về', en: 'Somebody from a country with COVID-19' },
    },
    {
      value: 'ill',
      flag: 'exposure',
      label: { vi: 'Người đang sốt, ho, khó thở', en: 'Somebody with fever, cough or short breath' },
    },
  ],
}
