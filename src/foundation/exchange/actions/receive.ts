import { createHash } from 'node:crypto'
import type { Database, Transaction } from '../../../platform/database.ts'
import type { FileStore } from '../../../platform/files.ts'
import { newId } from '../../../platform/id.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { isWithin, parentPath } from '../../../vocabulary/administrative-unit-code.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import { record } from '../../audit/public.ts'
import {
  attachKept,
  type By,
  documentTypeNames,
  documentTypes,
  hasArrived,
  hasFile,
  type IssuerLevel,
  keepSignedPdf,
  recallReceived,
  receiveDocument,
  registerDocument,
  registeredBefore,
  relate,
  type SignatureReader,
} from '../../documents/public.ts'
import { organisationsById } from '../../places/public.ts'
import type { DocumentMessage, ExchangeMessage, MessageKind, StatusMessage } from '../exchange-message.ts'
import { readMessage } from '../reading/read-message.ts'
import { insertMessage, nameDocument, noteStatus, receivedUnder } from '../store.ts'
import { typeOf } from '../type-code.ts'
import { nameOf } from '../write-message.ts'
import { type Address, addresses } from './address.ts'
import { keepOutgoing } from './send.ts'

/** Where packages are taken in: their files are kept, and the signatures of what they bring are read. */
export interface ExchangeDesk {
  readonly database: Database
  readonly files: FileStore
  readonly reader: SignatureReader
}

export interface Received {
  readonly messageId: string
  readonly kind: MessageKind
  readonly documentId: string | null
  readonly arrivals: readonly { readonly bookPath: string; readonly number: number; readonly year: number }[]
}

interface Package {
  readonly message: ExchangeMessage
  readonly sha256: string
  readonly size: number
  /** SHA-256 of the signed PDF within, kept already. */
  readonly pdf: string | null
}

/**
 * Takes in a package of another system: a document goes into the register and into the incoming book of each receiver here, and its
 * sender is told; a recall, an update or a replacement reaches only what the same sender sent before; a receipt is noted at what was
 * sent. The same package again is refused with `package-came-already`, and nothing happens twice.
 */
export async function receivePackage(house: ExchangeDesk, bytes: Buffer, by: By): Promise<Received> {
  const message = readMessage(bytes)
  const { sha256, size } = await house.files.put(bytes)
  const pdf = await keepPdf(house, message, by)
  const what: Package = { message, sha256, size, pdf }
  return house.database.transaction(async (tx) =>
    message.kind === 'status' ? receiveStatus(tx, message, what, by) : receiveDocumentMessage(tx, house.files, message, what, by),
  )
}

/** The first PDF is the document; by its content, not by what the package calls it. */
async function keepPdf(house: ExchangeDesk, message: ExchangeMessage, by: By): Promise<string | null> {
  if (message.kind === 'status') return null
  const pdf = message.attachments.find(({ bytes }) => bytes.subarray(0, 5).toString('latin1') === '%PDF-')
  const claimed = message.attachments.find(({ contentType, bytes }) => contentType === 'application/pdf' && bytes !== pdf?.bytes)
  if (pdf === undefined && claimed !== undefined) throw new Refusal('package-file-is-not-what-it-says', { name: claimed.name })
  return pdf === undefined ? null : (await keepSignedPdf(house.database, house, pdf.bytes, by)).sha256
}

async function receiveDocumentMessage(
  tx: Transaction,
  files: FileStore,
  message: DocumentMessage,
  what: Package,
  by: By,
): Promise<Received> {
  const today = civilDay(by.now)
  const here = (await addresses(tx, today, { organIds: message.to.map(({ organId }) => organId) })).filter((one) =>
    isWithin(by.scope, one.path),
  )
  const [first] = here
  if (first === undefined)
    throw new Refusal('package-is-for-somebody-else', { to: message.to.map(({ name }) => name).slice(0, 5) })
  const [sender] = await addresses(tx, today, { organIds: [message.from.organId] })
  if (sender === undefined)
    throw new Refusal('package-from-an-unknown-sender', { organId: message.from.organId, name: message.from.name })
  const name = nameOf(message)
  const ids: string[] = []
  for (const own of here) ids.push(await keepIncoming(tx, message, what, { own, name, by }))
  const { documentId, arrivals } = await carryOut(tx, message, { sender, here, name, pdf: what.pdf, by })
  for (const id of ids) await nameDocument(tx, id, documentId)
  for (const own of here)
    await keepOutgoing(
      tx,
      files,
      {
        kind: 'status',
        from: { organId: own.organId, name: own.name, inCharge: '' },
        about: { organId: message.from.organId, documentName: name },
        code: '03',
        description: '',
        at: new Date(Math.floor(by.now.getTime() / 1000) * 1000).toISOString(),
      },
      { own, peer: message.from, documentId, by },
    )
  return { messageId: ids[0] ?? '', kind: message.kind, documentId, arrivals }
}

interface Carrying {
  readonly sender: Address
  readonly here: readonly Address[]
  readonly name: string
  readonly pdf: string | null
  readonly by: By
}

async function carryOut(
  tx: Transaction,
  message: DocumentMessage,
  c: Carrying,
): Promise<{ documentId: string; arrivals: Received['arrivals'] }> {
  if (message.kind === 'revocation' || message.kind === 'update') {
    const documentId = await sentBefore(tx, c.name, message.from.organId)
    if (message.kind === 'revocation') await recallReceived(tx, documentId, message.reason || message.subject, c.by)
    else if (c.pdf !== null) await attachKept(tx, documentId, { ...message, confirmed: false }, c.pdf, c.by)
    return { documentId, arrivals: [] }
  }
  const older = message.kind === 'replacement' ? message.replaces : []
  const replaced: string[] = []
  for (const name of older) replaced.push(await sentBefore(tx, name, message.from.organId))
  const entered = await enterIncoming(tx, message, c)
  for (const toId of replaced) await relate(tx, { fromId: entered.documentId, toId, kind: 'replaces', evidence: 'stated' }, c.by)
  return entered
}

/** What that sender sent under that name: nobody recalls or replaces another's document. */
async function sentBefore(tx: Transaction, name: string, from: string): Promise<string> {
  const documentId = (await receivedUnder(tx, name, from)).find((row) => row.document_id !== null)?.document_id
  if (documentId === undefined || documentId === null)
    throw new Refusal('package-speaks-of-an-unknown-document', { document: name }, 409)
  return documentId
}

const levels: Partial<Record<string, IssuerLevel>> = {
  'government-office': 'government',
  'steering-committee': 'steering-committee',
  ministry: 'ministry',
  'people-committee': 'province',
  'health-department': 'province',
  'information-department': 'province',
}

async function enterIncoming(
  tx: Transaction,
  message: DocumentMessage,
  { sender, here, pdf, by }: Carrying,
): Promise<{ documentId: string; arrivals: Received['arrivals'] }> {
  const [first, ...others] = here
  if (first === undefined) throw new Error('a package without a receiver here was let through')
  const [organisation] = await organisationsById(tx, [sender.organisationId])
  const type = typeOf(message.type, documentTypes)
  const given = {
    type: documentTypeNames.find((name) => name === type) ?? 'official-letter',
    number: message.number,
    notation: message.notation,
    issuer: { name: sender.name, organisationId: sender.organisationId },
    issuerLevel: levels[organisation?.kind ?? ''] ?? 'organisation',
    unitPath: parentPath(first.path) ?? first.path,
    issuedOn: message.issuedOn,
    subject: message.subject,
    signer: { capacity: [], titles: [message.signer.position].filter((title) => title !== ''), name: message.signer.name },
    priority: (['normal', 'urgent', 'very-urgent', 'express'] as const)[message.priority] ?? 'normal',
    recipients: message.toPlaces.map((name) => ({ name, purpose: 'for-information' as const, copies: null })),
  }
  const known = await registeredBefore(tx, given, by)
  if (known !== undefined) {
    const arrivals = await intoBooks(tx, known, here, by)
    if (pdf !== null && !(await hasFile(tx, known, by))) await attachKept(tx, known, { ...message, confirmed: false }, pdf, by)
    return { documentId: known, arrivals }
  }
  const { id, arrival } = await registerDocument(tx, given, by, { path: first.path })
  const more = await intoBooks(tx, id, others, by)
  if (pdf !== null) await attachKept(tx, id, { ...message, confirmed: false }, pdf, by)
  return { documentId: id, arrivals: arrival === null ? more : [arrival, ...more] }
}

/** Where it stands in a book already, that entry stays the only one. */
async function intoBooks(tx: Transaction, id: string, receivers: readonly Address[], by: By): Promise<Received['arrivals']> {
  const arrivals: Received['arrivals'][number][] = []
  for (const own of receivers) {
    if (!(await hasArrived(tx, id, own.path))) arrivals.push(await receiveDocument(tx, id, { path: own.path }, by))
  }
  return arrivals
}

async function receiveStatus(tx: Transaction, message: StatusMessage, what: Package, by: By): Promise<Received> {
  const today = civilDay(by.now)
  const [own] = (await addresses(tx, today, { organIds: [message.about.organId] })).filter((one) => isWithin(by.scope, one.path))
  if (own === undefined) throw new Refusal('package-is-for-somebody-else', { to: [message.about.organId] })
  const about = { documentName: message.about.documentName, own: own.organId, peer: message.from.organId, code: message.code }
  const sent = await noteStatus(tx, about)
  if (sent.length === 0) throw new Refusal('package-speaks-of-an-unknown-document', { document: message.about.documentName }, 409)
  const documentId = sent[0]?.document_id ?? null
  const messageId = await keepIncoming(tx, message, what, { own, name: message.about.documentName, by })
  if (documentId !== null) await nameDocument(tx, messageId, documentId)
  return { messageId, kind: 'status', documentId, arrivals: [] }
}

async function keepIncoming(
  tx: Transaction,
  message: ExchangeMessage,
  { sha256, size, pdf }: Package,
  { own, name, by }: { own: Address; name: string; by: By },
): Promise<string> {
  const id = newId()
  const isStatus = message.kind === 'status'
  const others = isStatus ? [] : message.attachments.filter(({ bytes }) => sha256Of(bytes) !== pdf).map((file) => file.name)
  const isNew = await insertMessage(tx, {
    id,
    direction: 'in',
    kind: message.kind,
    scope_path: own.path,
    own_organ_id: own.organId,
    peer_organ_id: message.from.organId,
    peer_name: message.from.name,
    document_name: name,
    document_id: null,
    subject: isStatus ? '' : message.subject,
    reason: isStatus ? message.description : message.reason,
    state: 'received',
    status_code: isStatus ? message.code : null,
    sha256,
    size,
    other_files: others,
    at: by.now,
    by_name: by.actor.displayName,
  })
  if (!isNew) throw new Refusal('package-came-already', { document: name }, 409)
  await record(tx, {
    actor: by.actor,
    action: 'exchange-message.received',
    subject: { kind: 'exchange-message', id },
    scopePath: own.path,
    facts: { kind: message.kind, from: message.from.organId, sha256 },
    at: by.now,
  })
  return id
}

const sha256Of = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
