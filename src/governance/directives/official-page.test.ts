import { expect, test } from 'vitest'
import { officialDocument } from '../../foundation/documents/public.ts'
import { signerOf } from './capacity.ts'
import { draftOfMay2021 } from './data/draft-of-may-2021.ts'
import { directivePage, type PageFacts, submissionPage } from './official-page.ts'

const shown = (provisions: typeof draftOfMay2021) =>
  provisions.map((one) => ({
    ...one,
    measureVi: one.measureId === 'venue-active' ? 'Địa điểm có ghi nhận người đến' : null,
    territoryVi: [] as string[],
  }))
const facts: PageFacts = {
  form: 'decision',
  subjectVi: 'Hướng dẫn sử dụng các ứng dụng khai báo y tế',
  issuerVi: 'Bộ Y tế',
  issuerShort: 'BYT',
  headVi: 'Bộ trưởng Bộ Y tế',
  groundsVi: [
    'Luật Phòng, chống bệnh truyền nhiễm ngày 21 tháng 11 năm 2007',
    'Công văn số 3440/VPCP-KGVX ngày 25 tháng 5 năm 2021 của Văn phòng Chính phủ',
  ],
  provisions: shown(draftOfMay2021.slice(0, 3)),
  signer: signerOf({ linesVi: ['KT. BỘ TRƯỞNG', 'THỨ TRƯỞNG'] }, 'Nguyễn Hữu Phước'),
  steeringVi: 'Ban Chỉ đạo Quốc gia phòng, chống dịch COVID-19',
  technologyVi: 'Bộ Thông tin và Truyền thông',
  answeredVi: ['Văn phòng Chính phủ'],
}

test('a decision begins with its grounds, each with a semicolon and the last with a full stop, then the ruling', () => {
  const page = officialDocument.parse(directivePage(facts))
  expect(page).toMatchObject({ type: 'decision', authority: 'Bộ trưởng Bộ Y tế', notation: 'QĐ-BYT', number: '', issuedOn: null })
  expect(page.body.slice(0, 3)).toEqual([
    { kind: 'ground', text: 'Căn cứ Luật Phòng, chống bệnh truyền nhiễm ngày 21 tháng 11 năm 2007;' },
    { kind: 'ground', text: 'Căn cứ Công văn số 3440/VPCP-KGVX ngày 25 tháng 5 năm 2021 của Văn phòng Chính phủ.' },
    { kind: 'ruling', text: 'QUYẾT ĐỊNH:' },
  ])
})

test('each content is an article in its own words, with whom it binds, the measure and what must be reached, and who is helped how', () => {
  const { body } = officialDocument.parse(directivePage(facts))
  expect(body.filter(({ kind }) => kind === 'article')).toHaveLength(5)
  const text = JSON.stringify(body)
  expect(text).toContain('“Địa điểm có ghi nhận người đến” từ 80% trở lên; thực hiện hằng ngày từ ngày 29 tháng 5 năm 2021')
  expect(text).toContain('Địa điểm ghi nhận người vào, ra hằng ngày bằng mã QR')
  expect(text).toContain('"Người không có điện thoại thông minh dùng mã QR in trên giấy')
  expect(text).toContain('được áp dụng biện pháp chặt chẽ hơn')
  expect(text).toContain('Quyết định này có hiệu lực kể từ ngày 29 tháng 5 năm 2021.')
  expect(text).toContain('chịu trách nhiệm thi hành Quyết định này./.')
})

test('it is signed in a capacity, and sent to those above, beside and below, the archive last', () => {
  const page = officialDocument.parse(directivePage(facts))
  expect(page.signer).toEqual({ capacity: [{ form: 'KT', of: 'BỘ TRƯỞNG' }], titles: ['THỨ TRƯỞNG'], name: 'Nguyễn Hữu Phước' })
  expect(page.recipients[0]).toBe('Như Điều 5')
  expect(page.recipients).toContain('Thủ tướng Chính phủ (để báo cáo)')
  expect(page.recipients).toContain('Bộ Thông tin và Truyền thông (để phối hợp)')
  expect(page.recipients).toContain('Văn phòng Chính phủ (để báo cáo)')
  expect(page.recipients).toContain('Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương (để phối hợp thực hiện)')
  expect(page.recipients.at(-1)).toBe('Lưu: VT')
})

test('every way of signing of Decree 30 is taken apart as it is printed: TM, KT, TL, TUQ, Q, or the head alone', () => {
  expect(signerOf({ linesVi: ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'] }, 'A')).toEqual({
    capacity: [
      { form: 'TM', of: 'ỦY BAN NHÂN DÂN' },
      { form: 'KT', of: 'CHỦ TỊCH' },
    ],
    titles: ['PHÓ CHỦ TỊCH'],
    name: 'A',
  })
  for (const form of ['TL', 'TUQ', 'Q'] as const)
    expect(signerOf({ linesVi: [`${form}. BỘ TRƯỞNG`] }, '').capacity).toEqual([{ form, of: 'BỘ TRƯỞNG' }])
  expect(signerOf({ linesVi: ['BỘ TRƯỞNG'] }, '')).toEqual({ capacity: [], titles: ['BỘ TRƯỞNG'], name: '' })
})

test('where a content holds in some provinces, these are named as within a sentence, and their committees get it', () => {
  const [first] = facts.provisions
  const some = {
    ...facts,
    provisions: first === undefined ? [] : [{ ...first, territoryVi: ['Tỉnh Hải Dương', 'Thành phố Hà Nội'] }],
  }
  const page = officialDocument.parse(directivePage(some))
  expect(JSON.stringify(page.body)).toContain('tại tỉnh Hải Dương, thành phố Hà Nội; bắt buộc áp dụng')
  expect(page.recipients).toContain('Ủy ban nhân dân tỉnh Hải Dương, thành phố Hà Nội (để phối hợp thực hiện)')
})

test('an official letter is addressed to those who carry it out, and has numbered points and no ruling', () => {
  const page = officialDocument.parse(directivePage({ ...facts, form: 'official-letter' }))
  expect(page.authority).toBeNull()
  expect(page.addressees[0]).toBe('Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương')
  expect(page.recipients[0]).toBe('Như trên')
  expect(page.body.filter(({ kind }) => kind === 'point')).toHaveLength(3)
  expect(page.body.some(({ kind }) => kind === 'ruling' || kind === 'article')).toBe(false)
})

test('a submission asks the higher body for what is beyond authority, with reason, day and basis', () => {
  const page = officialDocument.parse(
    submissionPage({
      ...facts,
      provisions: shown(draftOfMay2021.slice(3)),
      higherVi: 'Ban Chỉ đạo Quốc gia',
      reasonVi: 'Cơ sở do quân đội quản lý nằm ngoài hệ thống y tế.',
      basesVi: ['Nội dung vượt thẩm quyền.', 'Nội dung vượt thẩm quyền.'],
    }),
  )
  expect(page).toMatchObject({ type: 'submission', notation: 'TTr-BYT', addressees: ['Ban Chỉ đạo Quốc gia'] })
  expect(page.body.filter(({ kind }) => kind === 'dash')).toHaveLength(1)
  expect(JSON.stringify(page.body)).toContain('hoàn thành trước hết ngày 11 tháng 6 năm 2021')
  expect(page.recipients).toEqual(['Như trên', 'Văn phòng Chính phủ', 'Lưu: VT'])
})
