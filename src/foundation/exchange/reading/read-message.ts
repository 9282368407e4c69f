import { Refusal } from '../../../platform/refusal.ts'
import {
  type Agency,
  type Attachment,
  agency,
  attachmentName,
  documentHeader,
  documentKinds,
  type ExchangeMessage,
  statusMessage,
} from '../exchange-message.ts'
import { all, fitting, needed, one, type Place, rootPlace, textAt, textOf } from './look-up.ts'
import { readXml } from './read-xml.ts'

const header = 'edXML/edXMLEnvelope/edXMLHeader'
const inHeader: Record<string, string> = {
  number: 'MessageHeader/Code/CodeNumber',
  notation: 'MessageHeader/Code/CodeNotation',
  place: 'MessageHeader/PromulgationInfo/Place',
  issuedOn: 'MessageHeader/PromulgationInfo/PromulgationDate',
  'type.code': 'MessageHeader/DocumentType/Type',
  'type.name': 'MessageHeader/DocumentType/TypeName',
  subject: 'MessageHeader/Subject',
  content: 'MessageHeader/Content',
  'signer.competence': 'MessageHeader/SignerInfo/Competence',
  'signer.position': 'MessageHeader/SignerInfo/Position',
  'signer.name': 'MessageHeader/SignerInfo/FullName',
  dueOn: 'MessageHeader/DueDate',
  to: 'MessageHeader/To',
  toPlaces: 'MessageHeader/ToPlaces/Place',
  priority: 'MessageHeader/OtherInfo/Priority',
  pages: 'MessageHeader/OtherInfo/PageAmount',
  reason: 'TraceHeaderList/Bussiness/BussinessDocReason',
  kind: 'TraceHeaderList/Bussiness/BussinessDocType',
  replaces: 'TraceHeaderList/Bussiness/ReplacementInfoList/ReplacementInfo/DocumentId',
  'trace.at': 'TraceHeaderList/TraceHeader/Timestamp',
  'trace.organId': 'TraceHeaderList/TraceHeader/OrganId',
}
const inStatus: Record<string, string> = {
  code: 'Status/StatusCode',
  description: 'Status/Description',
  at: 'Status/Timestamp',
  'about.organId': 'Status/ResponseFor/OrganId',
  'about.documentName': 'Status/ResponseFor/DocumentId',
}

/**
 * Reads a package of another system: a document with its files, or a receipt. Refuses with the path of the first element that is
 * missing, stands twice, is too long or says something that cannot be; unknown elements are passed over.
 */
export function readMessage(bytes: Uint8Array): ExchangeMessage {
  const root = rootPlace(readXml(bytes))
  if (root.element.name !== 'edXML') throw new Refusal('package-element-is-missing', { path: 'edXML' }, 400)
  const envelope = needed(root, 'edXMLEnvelope')
  const head = needed(envelope, 'edXMLHeader')
  const status = one(head, 'Status')
  return status === undefined ? readDocument(root, envelope, head) : readStatus(status)
}

function readDocument(root: Place, envelope: Place, head: Place): ExchangeMessage {
  const message = needed(head, 'MessageHeader')
  const trace = one(head, 'TraceHeaderList')
  const business = trace === undefined ? undefined : one(trace, 'Bussiness')
  const code = needed(message, 'Code')
  const promulgation = needed(message, 'PromulgationInfo')
  const type = needed(message, 'DocumentType')
  const signer = one(message, 'SignerInfo')
  const other = one(message, 'OtherInfo')
  const places = one(message, 'ToPlaces')
  const replaced = business === undefined ? undefined : one(business, 'ReplacementInfoList')
  const businessType = textAt(business, 'BussinessDocType')
  const given = {
    kind: documentKinds[businessType === '' ? 0 : numberIn(businessType)],
    from: readAgency(needed(message, 'From')),
    to: all(message, 'To').map(readAgency),
    number: textAt(code, 'CodeNumber').replace(/^0+(?=\d)/, ''),
    notation: textAt(code, 'CodeNotation'),
    place: textAt(promulgation, 'Place'),
    issuedOn: dayIn(textAt(promulgation, 'PromulgationDate')),
    type: { code: numberIn(textAt(type, 'Type')), name: textAt(type, 'TypeName') },
    subject: textAt(message, 'Subject'),
    content: textAt(message, 'Content'),
    signer: {
      competence: textAt(signer, 'Competence'),
      position: textAt(signer, 'Position'),
      name: textAt(signer, 'FullName'),
    },
    dueOn: textAt(message, 'DueDate') === '' ? null : dayIn(textAt(message, 'DueDate')),
    toPlaces: places === undefined ? [] : all(places, 'Place').map(textOf),
    priority: numberIn(textAt(other, 'Priority') || '0'),
    pages: numberIn(textAt(other, 'PageAmount') || '0'),
    reason: textAt(business, 'BussinessDocReason'),
    replaces: replaced === undefined ? [] : all(replaced, 'ReplacementInfo').map((info) => textAt(info, 'DocumentId')),
    trace: (trace === undefined ? [] : all(trace, 'TraceHeader')).map((step) => ({
      organId: textAt(step, 'OrganId'),
      at: instantIn(textAt(step, 'Timestamp')),
    })),
  }
  const read = fitting(documentHeader, given, (field) => `${header}/${inHeader[field] ?? 'MessageHeader'}`)
  return { ...read, attachments: readAttachments(root, envelope) }
}

function readStatus(status: Place): ExchangeMessage {
  const about = needed(status, 'ResponseFor')
  const code = textAt(status, 'StatusCode')
  const given = {
    kind: 'status',
    from: readAgency(needed(status, 'From')),
    about: { organId: textAt(about, 'OrganId'), documentName: textAt(about, 'DocumentId') },
    code: /^\d$/.test(code) ? `0${code}` : code,
    description: textAt(status, 'Description'),
    at: instantIn(textAt(status, 'Timestamp')),
  }
  return fitting(statusMessage, given, (field) => `${header}/${inStatus[field] ?? 'Status'}`)
}

function readAgency(place: Place): Agency {
  const given = {
    organId: textAt(place, 'OrganId'),
    name: textAt(place, 'OrganName'),
    inCharge: textAt(place, 'OrganizationInCharge'),
  }
  const names: Record<string, string> = { organId: 'OrganId', name: 'OrganName', inCharge: 'OrganizationInCharge' }
  return fitting(agency, given, (field) => `${place.path}/${names[field] ?? ''}`)
}

const mostFiles = 20
const mostFileBytes = 10 * 1024 * 1024

function readAttachments(root: Place, envelope: Place): Attachment[] {
  const encoded = one(root, 'AttachmentEncoded') ?? one(envelope, 'AttachmentEncoded')
  const found = encoded === undefined ? [] : all(encoded, 'Attachment')
  if (found.length > mostFiles) throw new Refusal('package-has-too-many-files', { most: mostFiles }, 400)
  const names = new Set<string>()
  return found.map((place) => {
    const name = fitting(attachmentName, textAt(place, 'AttachmentName'), () => `${place.path}/AttachmentName`)
    if (names.has(name.toLowerCase()))
      throw new Refusal('package-element-stands-twice', { path: `${place.path}/AttachmentName` }, 400)
    names.add(name.toLowerCase())
    return {
      name,
      contentType: textAt(place, 'ContentType').slice(0, 100),
      description: textAt(place, 'Description').slice(0, 300),
      bytes: decode(needed(place, 'ContentTransferEncoded')),
    }
  })
}

/** Base64 as it is written in mails, with line breaks, and nothing else: a lenient reader would drop what it does not know. */
function decode({ element, path }: Place): Buffer {
  const text = element.text.replace(/[\t\n\r ]+/g, '')
  if (text.length > Math.ceil(mostFileBytes / 3) * 4)
    throw new Refusal('package-file-is-too-large', { path, most: mostFileBytes / 1024 / 1024 }, 413)
  const bytes = Buffer.from(text, 'base64')
  if (bytes.length === 0 || bytes.toString('base64') !== text) throw new Refusal('package-file-is-not-base64', { path }, 400)
  return bytes
}

const numberIn = (text: string): number => (/^\d{1,6}$/.test(text) ? Number(text) : Number.NaN)
/** `2021/05/25` (also written with dashes, or day first by some) as YYYY-MM-DD; anything else is left for the shape to refuse. */
function dayIn(text: string): string {
  const [, year, month, day] = /^(\d{4})[/-](\d{1,2})[/-](\d{1,2})(?:\s.*)?$/.exec(text) ?? []
  if (year !== undefined && month !== undefined && day !== undefined)
    return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const [, first, second, third] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) ?? []
  if (first === undefined || second === undefined || third === undefined) return text
  return `${third}-${second.padStart(2, '0')}-${first.padStart(2, '0')}`
}
/** `2021/05/25 08:30:00`, of Viet Nam's clock. */
function instantIn(text: string): string {
  const [, date, time] = /^(\d{4}[/-]\d{2}[/-]\d{2})[ T](\d{2}:\d{2}:\d{2})/.exec(text) ?? []
  const at = new Date(`${date?.replaceAll('/', '-')}T${time}+07:00`)
  return Number.isNaN(at.getTime()) ? text : at.toISOString()
}
