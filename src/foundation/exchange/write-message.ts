import { createHash } from 'node:crypto'
import { civilDay, civilTime } from '../../vocabulary/period.ts'
import { escapeXml, exchangeNamespace, element as plain } from './element.ts'
import { type Agency, type DocumentMessage, documentKinds, type ExchangeMessage, type StatusMessage } from './exchange-message.ts'
import { writeDocumentName } from './organ-id.ts'

const e = (name: string, inside: Parameters<typeof plain>[1], attributes?: string) => plain(`edXML:${name}`, inside, attributes)
const day = (on: string) => on.replaceAll('-', '/')
const instant = (at: string) => {
  const date = new Date(at)
  return `${day(civilDay(date))} ${civilTime(date)}:${String(date.getUTCSeconds()).padStart(2, '0')}`
}

/** A package as text, of the element tree that `readMessage` reads. Two writings of one message are the same bytes. */
export function writeMessage(message: ExchangeMessage): string {
  const head =
    message.kind === 'status' ? [status(message)] : [messageHeader(message), traceHeaders(message), '<edXML:DigitalSignature/>']
  const files = message.kind === 'status' ? [] : message.attachments
  const envelope = plain(
    'edXML:edXMLEnvelope',
    [e('edXMLHeader', head), e('edXMLBody', [manifest(files)])],
    ` xmlns:edXML="${exchangeNamespace}"`,
  )
  return `<?xml version="1.0" encoding="utf-8"?>\n${plain('edXML', [envelope, files.length > 0 ? encoded(files) : undefined], ` xmlns="${exchangeNamespace}"`)}\n`
}

function messageHeader(m: DocumentMessage): string {
  return e('MessageHeader', [
    e('From', agencyParts(m.from)),
    ...m.to.map((to) => e('To', agencyParts(to))),
    e('Code', [e('CodeNumber', m.number), e('CodeNotation', m.notation)]),
    e('PromulgationInfo', [e('Place', m.place), e('PromulgationDate', day(m.issuedOn))]),
    e('DocumentType', [e('Type', String(m.type.code)), e('TypeName', m.type.name)]),
    e('Subject', m.subject),
    e('Content', m.content),
    e('SignerInfo', [e('Competence', m.signer.competence), e('Position', m.signer.position), e('FullName', m.signer.name)]),
    m.dueOn === null ? undefined : e('DueDate', day(m.dueOn)),
    e(
      'ToPlaces',
      m.toPlaces.map((place) => e('Place', place)),
    ),
    e('OtherInfo', [e('Priority', String(m.priority)), e('PageAmount', String(m.pages))]),
    e('DocumentId', nameOf(m)),
  ])
}

function traceHeaders(m: DocumentMessage): string {
  return e('TraceHeaderList', [
    ...m.trace.map((step) => e('TraceHeader', [e('OrganId', step.organId), e('Timestamp', instant(step.at))])),
    e('Bussiness', [
      e('BussinessDocType', String(documentKinds.indexOf(m.kind))),
      e('BussinessDocReason', m.reason),
      m.replaces.length === 0
        ? undefined
        : e(
            'ReplacementInfoList',
            m.replaces.map((name) => e('ReplacementInfo', [e('DocumentId', name)])),
          ),
    ]),
  ])
}

function status(m: StatusMessage): string {
  return e('Status', [
    e('ResponseFor', [e('OrganId', m.about.organId), e('DocumentId', m.about.documentName)]),
    e('From', agencyParts(m.from)),
    e('StatusCode', m.code),
    e('Description', m.description),
    e('Timestamp', instant(m.at)),
  ])
}

const agencyParts = (one: Agency) => [
  e('OrganId', one.organId),
  e('OrganizationInCharge', one.inCharge),
  e('OrganName', one.name),
]
export const nameOf = (m: Pick<DocumentMessage, 'from' | 'issuedOn' | 'number' | 'notation'>): string =>
  writeDocumentName({ organId: m.from.organId, issuedOn: m.issuedOn, number: m.number, notation: m.notation })

const contentId = (file: DocumentMessage['attachments'][number]) =>
  createHash('sha256').update(file.bytes).digest('hex').slice(0, 32)

function manifest(files: DocumentMessage['attachments']): string {
  return e(
    'edXMLManifest',
    files.map((file) =>
      e(
        'Reference',
        [
          e('ContentId', `cid:${contentId(file)}`),
          e('ContentType', file.contentType),
          e('Description', file.description),
          e('AttachmentName', file.name),
        ],
        ` xmlns:xlink="http://www.w3.org/1999/xlink" xlink:type="simple" xlink:href="cid:${escapeXml(contentId(file))}"`,
      ),
    ),
    ' version="1.0"',
  )
}

function encoded(files: DocumentMessage['attachments']): string {
  return plain(
    'AttachmentEncoded',
    files.map((file) =>
      plain('Attachment', [
        plain('ContentType', file.contentType),
        plain('ContentId', contentId(file)),
        plain('Description', file.description),
        plain('ContentTransferEncoded', file.bytes.toString('base64')),
        plain('AttachmentName', file.name),
      ]),
    ),
  )
}
