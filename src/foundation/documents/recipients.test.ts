import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readRecipients, recipientsOf, writeRecipients } from './recipients.ts'

const ofTheLetter = `Nơi nhận:

- Như trên;
- Thủ tướng Chính phủ (để báo cáo);
- Các Phó Thủ tướng (để báo cáo);
- Các Bộ: CA, GTVT;
- VPCP: BTCN, PCN Nguyễn Sỹ Hiệp;
các Vụ: CN, NC, TH;
- Lưu: VT, KGVX (3).vt.`

test('everybody who got 3440/VPCP-KGVX is found, each with what it was sent for', () => {
  expect(recipientsOf(readRecipients(ofTheLetter), ['Bộ Y tế', 'Bộ Thông tin và Truyền thông'])).toEqual([
    { name: 'Bộ Y tế', purpose: 'for-action', copies: null },
    { name: 'Bộ Thông tin và Truyền thông', purpose: 'for-action', copies: null },
    { name: 'Thủ tướng Chính phủ', purpose: 'for-report', copies: null },
    { name: 'Các Phó Thủ tướng', purpose: 'for-report', copies: null },
    { name: 'Bộ Công an', purpose: 'for-information', copies: null },
    { name: 'Bộ Giao thông vận tải', purpose: 'for-information', copies: null },
    { name: 'VPCP: BTCN', purpose: 'for-information', copies: null },
    { name: 'VPCP: PCN Nguyễn Sỹ Hiệp', purpose: 'for-information', copies: null },
    { name: 'VPCP: Vụ CN', purpose: 'for-information', copies: null },
    { name: 'VPCP: Vụ NC', purpose: 'for-information', copies: null },
    { name: 'VPCP: Vụ TH', purpose: 'for-information', copies: null },
    { name: 'VT', purpose: 'archive', copies: null },
    { name: 'KGVX', purpose: 'archive', copies: 3 },
  ])
})

test('the block of 6837/VPCP-KGVX, by the same office, is read in the same way', () => {
  const lines = readRecipients(`- Như trên;
- Thủ tướng Chính phủ (để báo cáo);
- PTTg Vũ Đức Đam (để báo cáo);
- Các Bộ: YT, CA; BHXH VN;
- VPCP: BTCN, PCN Nguyễn Sỹ Hiệp; TGĐ cổng TTĐT; các Vụ: NC, TH;
- Lưu: VT, KGVX (2).vt.`)
  expect(lines).toHaveLength(6)
  expect(lines[2]).toMatchObject({ names: ['PTTg Vũ Đức Đam'], purpose: 'for-report' })
  expect(lines[3]).toMatchObject({ names: ['Bộ Y tế', 'Bộ Công an', 'BHXH VN'], purpose: 'for-information' })
  expect(lines[4]?.names).toEqual(['VPCP: BTCN', 'VPCP: PCN Nguyễn Sỹ Hiệp', 'VPCP: TGĐ cổng TTĐT', 'VPCP: Vụ NC', 'VPCP: Vụ TH'])
  expect(lines[5]).toMatchObject({ names: ['VT', 'KGVX'], purpose: 'archive', copies: 2 })
  expect(recipientsOf(lines, ['Bộ Thông tin và Truyền thông'])[0]).toEqual({
    name: 'Bộ Thông tin và Truyền thông',
    purpose: 'for-action',
    copies: null,
  })
})

test('short and long ways of saying what for mean the same', () => {
  const purposeOf = (bracket: string) => readRecipients(`- Sở Y tế (${bracket});`)[0]?.purpose
  for (const said of ['để báo cáo', 'để b/c', 'b/c']) expect(purposeOf(said)).toBe('for-report')
  for (const said of ['để thực hiện', 'để t/h', 'để biết, thực hiện', 'để biết và thực hiện'])
    expect(purposeOf(said)).toBe('for-action')
  for (const said of ['để phối hợp', 'để p/h', 'để phối hợp thực hiện']) expect(purposeOf(said)).toBe('for-coordination')
  expect(purposeOf('để biết')).toBe('for-information')
})

test('a bracket that says nothing about the purpose stays part of the name', () => {
  expect(readRecipients('- Cổng thông tin điện tử (để đăng tải);')[0]).toMatchObject({
    names: ['Cổng thông tin điện tử (để đăng tải)'],
    purpose: 'for-information',
  })
})

test('“Như Điều 4” of a decision, which is addressed to nobody, stays as written', () => {
  expect(recipientsOf(readRecipients('- Như Điều 4;'), [])).toEqual([{ name: 'Như Điều 4', purpose: 'for-action', copies: null }])
})

test('two bodies on one line are two recipients', () => {
  expect(readRecipients('- Thủ tướng, các PTTg (để b/c);')[0]?.names).toEqual(['Thủ tướng', 'các PTTg'])
})

test('what was read is printed line by line as it stood, and read again as the same', () => {
  const lines = readRecipients(ofTheLetter)
  expect(writeRecipients(lines)).toContain('- Thủ tướng Chính phủ (để báo cáo);\n')
  expect(writeRecipients(lines)).toMatch(/- Lưu: VT, KGVX \(3\)\.vt\.$/)
  expect(readRecipients(writeRecipients(lines))).toEqual(lines)
})

const word = fc.stringMatching(/^[A-Za-zÀ-ỹ]{1,8}$/)
const line = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => `- ${words.join(' ')}`)
test('reading, printing and reading again changes nothing, whatever the names', () => {
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 8 }), (lines) => {
      const once = readRecipients(lines.join(';\n'))
      expect(readRecipients(writeRecipients(once))).toEqual(once)
    }),
  )
})

test('no text at all makes the reader fail, and it never makes up a name that was not there', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
      for (const { written } of readRecipients(text))
        expect(text.normalize('NFC').replace(/\s+/gu, ' ')).toContain(written.split(' ')[0])
    }),
  )
})

test('a comma within a name parts nobody: “phòng, chống dịch”, “các tỉnh, thành phố trực thuộc Trung ương”', () => {
  const block =
    '- Ban Chỉ đạo Quốc gia phòng, chống dịch COVID-19 (để báo cáo);\n- UBND các tỉnh, thành phố trực thuộc Trung ương;\n- Thủ tướng, các PTTg (để b/c).'
  expect(recipientsOf(readRecipients(block), []).map(({ name }) => name)).toEqual([
    'Ban Chỉ đạo Quốc gia phòng, chống dịch COVID-19',
    'UBND các tỉnh, thành phố trực thuộc Trung ương',
    'Thủ tướng',
    'các PTTg',
  ])
})
