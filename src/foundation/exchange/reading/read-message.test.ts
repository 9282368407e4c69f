import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Refusal } from '../../../platform/refusal.ts'
import { addDays } from '../../../vocabulary/period.ts'
import { exchangeNamespace } from '../element.ts'
import { attachmentName, documentKinds, type ExchangeMessage, statusCodeNames } from '../exchange-message.ts'
import { writeMessage } from '../write-message.ts'
import { readMessage } from './read-message.ts'
import { mostBytes } from './read-xml.ts'

const bytes = (text: string) => Buffer.from(text, 'utf8')
const refusalOf = (text: string | Uint8Array): Pick<Refusal, 'code' | 'facts'> => {
  try {
    readMessage(typeof text === 'string' ? bytes(text) : text)
  } catch (fault) {
    if (fault instanceof Refusal) return { code: fault.code, facts: fault.facts }
    throw fault
  }
  throw new Error('the package was read')
}

const words = (most: number) =>
  fc
    .string({ unit: fc.constantFrom(...'aăâbcdđêghôơưỳ &<>"\'0]/;'), minLength: 1, maxLength: most })
    .map((text) => text.normalize('NFC').replace(/\s+/g, ' ').trim())
    .filter((text) => text !== '')
const organ = fc.constantFrom('000.00.00.G22', '000.00.12.H28', '000.01.32.H30')
const agency = fc.record({ organId: organ, name: words(60), inCharge: fc.oneof(fc.constant(''), words(30)) })
const civilDay = fc.integer({ min: 0, max: 9000 }).map((days) => addDays('2010-01-01', days))
const instant = fc.integer({ min: 1_400_000_000, max: 1_900_000_000 }).map((seconds) => new Date(seconds * 1000).toISOString())
const file = fc.record({
  name: fc.constantFrom('quyết định.pdf', 'phu-luc 1.xlsx', 'a.docx', 'sơ đồ (2).pdf'),
  contentType: fc.constantFrom('application/pdf', 'application/octet-stream'),
  description: fc.oneof(fc.constant(''), words(30)),
  bytes: fc.uint8Array({ minLength: 1, maxLength: 300 }).map((data) => Buffer.from(data)),
})
const documentMessage = fc.record({
  kind: fc.constantFrom(...documentKinds),
  from: agency,
  to: fc.array(agency, { minLength: 1, maxLength: 4 }),
  number: fc.integer({ min: 1, max: 99_999 }).map(String),
  notation: fc.constantFrom('VPCP-KGVX', 'QĐ-BYT', 'CĐ-BCĐ'),
  place: fc.constantFrom('Hà Nội', ''),
  issuedOn: civilDay,
  type: fc.record({ code: fc.integer({ min: 0, max: 40 }), name: words(20) }),
  subject: words(400),
  content: fc.oneof(fc.constant(''), words(100)),
  signer: fc.record({ competence: fc.constant('KT. BỘ TRƯỞNG'), position: fc.constant('Thứ trưởng'), name: words(40) }),
  dueOn: fc.option(civilDay),
  toPlaces: fc.array(words(60), { maxLength: 4 }),
  priority: fc.integer({ min: 0, max: 3 }),
  pages: fc.integer({ min: 0, max: 50 }),
  reason: fc.oneof(fc.constant(''), words(50)),
  replaces: fc.array(fc.constant('000.00.00.G22,2021/05/29,2666/QĐ-BYT'), { maxLength: 2 }),
  trace: fc.array(fc.record({ organId: organ, at: instant }), { maxLength: 3 }),
  attachments: fc.uniqueArray(file, { maxLength: 3, selector: ({ name }) => name }),
})
const statusMessage = fc.record({
  kind: fc.constant('status' as const),
  from: agency,
  about: fc.record({ organId: organ, documentName: fc.constant('000.00.00.G22,2021/05/29,2666/QĐ-BYT') }),
  code: fc.constantFrom(...statusCodeNames),
  description: fc.oneof(fc.constant(''), words(60)),
  at: instant,
})

const letter: ExchangeMessage = {
  kind: 'document',
  from: { organId: '000.00.00.G01', name: 'Văn phòng Chính phủ', inCharge: '' },
  to: [{ organId: '000.00.00.G22', name: 'Bộ Y tế', inCharge: '' }],
  number: '3440',
  notation: 'VPCP-KGVX',
  place: 'Hà Nội',
  issuedOn: '2021-05-25',
  type: { code: 18, name: 'Công văn' },
  subject: 'V/v ứng dụng công nghệ thông tin vào công tác phòng, chống dịch',
  content: '',
  signer: { competence: 'KT. BỘ TRƯỞNG, CHỦ NHIỆM', position: 'Phó Chủ nhiệm', name: 'Nguyễn Văn A' },
  dueOn: null,
  toPlaces: ['Như trên', 'Lưu: VT, KGVX (2)'],
  priority: 0,
  pages: 1,
  reason: '',
  replaces: [],
  trace: [],
  attachments: [{ name: '3440.pdf', contentType: 'application/pdf', description: '', bytes: Buffer.from('%PDF-1.7 …') }],
}
const written = writeMessage(letter)
const with_ = (from: string, to: string) => {
  const changed = written.replace(from, () => to)
  expect(changed).not.toBe(written)
  return changed
}

describe('a package that another system understands', () => {
  test('whatever is written is read back the same, word for word and byte for byte', () => {
    fc.assert(
      fc.property(fc.oneof(documentMessage, statusMessage), (message) => {
        expect(readMessage(bytes(writeMessage(message)))).toEqual(message)
      }),
      { numRuns: 300 },
    )
  })
  test('the letter goes out under the name by which both systems know it', () => {
    expect(written).toContain('<edXML:DocumentId>000.00.00.G01,2021/05/25,3440/VPCP-KGVX</edXML:DocumentId>')
  })
  test('another prefix, line breaks in the base64, a signature of the envelope and unknown elements do not matter', () => {
    const other = written
      .replaceAll('edXML:', 'e:')
      .replace('xmlns:edXML=', 'xmlns:e=')
      .replace(
        '<e:DigitalSignature/>',
        '<e:DigitalSignature><ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:To/></ds:Signature></e:DigitalSignature><e:New>1</e:New>',
      )
      .replace(/<ContentTransferEncoded>(.{4})/, '<ContentTransferEncoded>\r\n  $1\r\n')
    expect(readMessage(bytes(other))).toEqual(letter)
  })
  test('a byte order mark, a zero before the number and a day written day first are what some systems send', () => {
    const other = with_('2021/05/25<', '25/05/2021<').replace('<edXML:CodeNumber>3440', '<edXML:CodeNumber>03440')
    expect(readMessage(Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes(other)]))).toEqual(letter)
  })
})

describe('a package that is wrong is refused where it is wrong', () => {
  test.each([
    [
      'a letter without a subject',
      with_(`<edXML:Subject>${letter.subject}</edXML:Subject>`, ''),
      'package-element-is-not-understood',
      { path: 'edXML/edXMLEnvelope/edXMLHeader/MessageHeader/Subject' },
    ],
    [
      'no code',
      written.replace(/<edXML:Code>.*<\/edXML:Code>/, ''),
      'package-element-is-missing',
      { path: 'edXML/edXMLEnvelope/edXMLHeader/MessageHeader/Code' },
    ],
    [
      'a day that does not exist',
      with_('2021/05/25<', '2021/02/30<'),
      'package-element-is-not-understood',
      { path: 'edXML/edXMLEnvelope/edXMLHeader/MessageHeader/PromulgationInfo/PromulgationDate' },
    ],
    [
      'two subjects',
      with_('<edXML:Subject>', '<edXML:Subject>Khác</edXML:Subject><edXML:Subject>'),
      'package-element-stands-twice',
      { path: 'edXML/edXMLEnvelope/edXMLHeader/MessageHeader/Subject' },
    ],
    [
      'a subject of two thousand letters',
      with_(letter.subject, 'a'.repeat(2000)),
      'package-element-is-too-long',
      { path: 'edXML/edXMLEnvelope/edXMLHeader/MessageHeader/Subject', most: 500 },
    ],
    [
      'an agency code that is none',
      with_('000.00.00.G22', '../../etc'),
      'package-element-is-not-understood',
      { path: 'edXML/edXMLEnvelope/edXMLHeader/MessageHeader/To/OrganId' },
    ],
    [
      'an unknown kind of business',
      with_('<edXML:BussinessDocType>0', '<edXML:BussinessDocType>9'),
      'package-element-is-not-understood',
      { path: 'edXML/edXMLEnvelope/edXMLHeader/TraceHeaderList/Bussiness/BussinessDocType' },
    ],
    [
      'a file whose text is not base64',
      with_('<ContentTransferEncoded>', '<ContentTransferEncoded>!!'),
      'package-file-is-not-base64',
      { path: 'edXML/AttachmentEncoded/Attachment/ContentTransferEncoded' },
    ],
  ])('%s', (_, text, code, facts) => {
    expect(refusalOf(text)).toEqual({ code, facts })
  })
})

describe('a package that means harm', () => {
  test('a bomb of entities is refused before anything is expanded', () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>${with_(letter.subject, '&b;').replace(/^<\?xml.*\?>\n/, '')}`
    expect(refusalOf(bomb).code).toBe('package-has-a-document-type')
    expect(refusalOf(with_(letter.subject, '&b;')).code).toBe('package-is-not-xml')
  })
  test('a file of this machine cannot be named as an entity', () => {
    const peek = `<!DOCTYPE edXML [<!ENTITY x SYSTEM "file:///etc/passwd">]>${written.replace(/^<\?xml.*\?>\n/, '')}`
    expect(refusalOf(peek).code).toBe('package-has-a-document-type')
  })
  test('another namespace is another language', () => {
    expect(refusalOf(written.replaceAll(exchangeNamespace, 'http://www.e-doc.vn/Schema/'))).toEqual({
      code: 'package-has-another-namespace',
      facts: { found: 'http://www.e-doc.vn/Schema/' },
    })
    expect(refusalOf('<edXML/>').code).toBe('package-has-another-namespace')
  })
  test('elements within elements are followed only so far, and counted', () => {
    expect(refusalOf(`<edXML xmlns="${exchangeNamespace}">${'<a>'.repeat(100_000)}`).code).toBe('package-is-too-deep')
    expect(refusalOf(`<edXML xmlns="${exchangeNamespace}">${'<a/>'.repeat(100_000)}`).code).toBe('package-has-too-many-parts')
    const attributes = Array.from({ length: 5000 }, (_, n) => ` a${n}="1"`).join('')
    expect(refusalOf(`<edXML xmlns="${exchangeNamespace}"${attributes}/>`).code).toBe('package-has-too-many-parts')
  })
  test('a package larger than the bound is not even read, and a file larger than its own is refused', () => {
    expect(refusalOf(Buffer.alloc(mostBytes + 1, 0x20)).code).toBe('package-is-too-large')
    const huge = with_('<ContentTransferEncoded>', `<ContentTransferEncoded>${'AAAA'.repeat(3_600_000)}`)
    expect(refusalOf(huge).code).toBe('package-file-is-too-large')
  })
  test.each(['../../etc/cron.d/x', 'C:\\x.pdf', '/etc/passwd', '.bashrc', 'con.pdf', 'a\u202e.pdf\u0000', 'x.pdf ', ''])(
    'a file that calls itself %j',
    (name) => {
      const code = name === 'x.pdf ' ? undefined : 'package-element-is-not-understood'
      const changed = with_('<AttachmentName>3440.pdf', `<AttachmentName>${name}`)
      if (code === undefined) expect(attachmentName.safeParse(name).success).toBe(false)
      else expect(['package-element-is-not-understood', 'package-is-not-xml']).toContain(refusalOf(changed).code)
    },
  )
  test('bytes that are no UTF-8, and another encoding, are refused', () => {
    expect(refusalOf(Buffer.from([0x3c, 0xff, 0xfe])).code).toBe('package-is-not-utf-8')
    expect(refusalOf(with_('encoding="utf-8"', 'encoding="utf-16"')).code).toBe('package-is-not-utf-8')
  })
  test('whatever the bytes, the answer is a message or a refusal, never a fault', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { maxLength: 8 }), fc.nat(), (edits, cut) => {
        const data = bytes(written)
        for (const [at, value] of edits) data[at % data.length] = value
        try {
          readMessage(data.subarray(0, data.length - (cut % 200)))
        } catch (fault) {
          expect(fault).toBeInstanceOf(Refusal)
        }
      }),
      { numRuns: 1000 },
    )
  })
})
