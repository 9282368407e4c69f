import { expect, test } from 'vitest'
import { agencyNameInEnglish } from './agency-name.ts'
import { readNationalOrganisations } from './data/authorities.ts'

test('ministries, the government and its people have their English names, whole or short', () => {
  expect(agencyNameInEnglish('Văn phòng Chính phủ')).toBe('Office of the Government')
  expect(agencyNameInEnglish('BỘ Y TẾ')).toBe('Ministry of Health')
  expect(agencyNameInEnglish('Phó Thủ tướng Chính phủ Vũ Đức Đam')).toBe('Deputy Prime Minister Vũ Đức Đam')
  expect(agencyNameInEnglish('VPCP: PCN Nguyễn Sỹ Hiệp')).toBe('Office of the Government: Vice Chairman Nguyễn Sỹ Hiệp')
  expect(agencyNameInEnglish('KT. BỘ TRƯỞNG, CHỦ NHIỆM')).toBe('For the Minister-Chairman')
})

test('bodies of provinces are named after their province', () => {
  expect(agencyNameInEnglish('Văn phòng Ủy ban nhân dân tỉnh Lạng Sơn')).toBe(
    'Office of the People’s Committee of Lang Son Province',
  )
  expect(agencyNameInEnglish('Ủy ban nhân dân thành phố Hà Nội')).toBe('People’s Committee of Ha Noi City')
  expect(agencyNameInEnglish('Sở Y tế Hà Nội')).toBe('Department of Health of Ha Noi')
  expect(agencyNameInEnglish('Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương')).toBe(
    'People’s committees of provinces and centrally run cities',
  )
})

test('a person’s name, and a body that nobody has named in English, stay as they are written', () => {
  for (const name of ['Nguyễn Huy Dũng', 'Hội đồng gì đó']) expect(agencyNameInEnglish(name)).toBeUndefined()
})

test('every national organisation is called the same here as in its own register', () => {
  for (const { name, nameEn } of readNationalOrganisations()) expect(agencyNameInEnglish(name)).toBe(nameEn)
})
