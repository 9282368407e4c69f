import { createHash } from 'node:crypto'
import type { Database, Transaction } from '../../../platform/database.ts'
import type { FileStore } from '../../../platform/files.ts'
import { newId } from '../../../platform/id.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { isWithin, parentPath } from '../../../vocabulary/administrative-unit-code.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import { record } from '../../audit/public.ts'
import {
  agreeingFile,
  attachKept,
  type By,
  documentTypeNames,
  documentTypes,
  hasArrived,
  hasFile,
  type IssuerLevel,
  isWrittenHere,
  keepSignedPdf,
  recallReceived,
  receiveDocument,
  registerDocument,
  registeredBefore,
  relateAsShown,
  type SignatureReader,
} from '../../documents/public.ts'
import { organisationsById } from '../../places/public.ts'
import type { DocumentMessage, ExchangeMessage, MessageKind, StatusMessage } from '../exchange-message.ts'
import { readMessage } from '../reading/read-message.ts'
import { insertMessage, nameDocument, noteStatus, receivedUnder, wasSentFromHere } from '../store.ts'
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
 * sent. The same package again is refused with `package-came-already`, and nothing happens twice. A package whose PDF is broken or says
 * something else is refused as a whole, and its sender is told so (receipt 02).
 */
export async function receivePackage(house: ExchangeDesk, bytes: Buffer, by: By): Promise<Received> {
  const message = readMessage(bytes)
  const { sha256, size } = await house.files.put(bytes)
  if (message.kind === 'status')
    return house.database.transaction((tx) => receiveStatus(tx, message, { message, sha256, size, pdf: null }, by))
  try {
    const pdf = await keepPdf(house, message, by)
    return await house.database.transaction((tx) =>
      receiveDocumentMessage(tx, house.files, message, { message, sha256, size, pdf }, by),
    )
  } catch (fault) {
    if (fault instanceof Refusal && toldToTheSender.includes(fault.code)) await declinePackage(house, message, by)
    throw fault
  }
}

/** What only the sender can mend: the signed file itself. */
const toldToTheSender: readonly string[] = ['signatures-are-broken', 'signed-file-says-otherwise']

/** Receipt 02, from every receiver here; a sender that is not known cannot be told. */
async function declinePackage(house: ExchangeDesk, message: DocumentMessage, by: By): Promise<void> {
  await house.database.transaction(async (tx) => {
    const { sender, here } = await partiesOf(tx, message, by)
    if (sender === undefined) return
    for (const own of here) await answer(tx, house.files, message, { own, code: '02', documentId: null, by })
  })
}

async function partiesOf(
  tx: Transaction,
  message: DocumentMessage,
  by: By,
): Promise<{ sender: Address | undefined; here: Address[] }> {
  const today = civilDay(by.now)
  const receivers = await addresses(tx, today, { organIds: message.to.map(({ organId }) => organId) })
  const [sender] = await addresses(tx, today, { organIds: [message.from.organId] })
  return { sender, here: receivers.filter((one) => isWithin(by.scope, one.path)) }
}

async function answer(
  tx: Transaction,
  files: FileStore,
  message: DocumentMessage,
  { own, code, documentId, by }: { own: Address; code: '02' | '03'; documentId: string | null; by: By },
): Promise<void> {
  const receipt = {
    kind: 'status',
    from: { organId: own.organId, name: own.name, inCharge: '' },
    about: { organId: message.from.organId, documentName: nameOf(message) },
    code,
    description: '',
    at: new Date(Math.floor(by.now.getTime() / 1000) * 1000).toISOString(),
  } as const
  await keepOutgoing(tx, files, receipt, { own, peer: message.from, documentId, by })
}

/** The first PDF is the document; by its content, not by what the package calls it. */
async function keepPdf(house: ExchangeDesk, message: DocumentMessage, by: By): Promise<string | null> {
  const pdf = message.attachments.find(({ bytes }) => bytes.subarray(0, 5).toString('latin1') === '%PDF-')
  const claimed = message.attachments.find(({ contentType, bytes }) => contentType === 'application/pdf' && bytes !== pdf?.bytes)
  if (pdf === undefined && claimed !== undefined) throw new Refusal('package-file-is-not-what-it-says', { name: claimed.name })
  return pdf === undefined ? null : (await keepSignedPdf(house.database, house, pdf.bytes, by, { mustBeIntact: true })).sha256
}

async function receiveDocumentMessage(
  tx: Transaction,
  files: FileStore,
  message: DocumentMessage,
  what: Package,
  by: By,
): Promise<Received> {
  const { sender, here } = await partiesOf(tx, message, by)
  if (here.length === 0) throw new Refusal('package-is-for-somebody-else', { to: message.to.map(({ name }) => name).slice(0, 5) })
  if (sender === undefined)
    throw new Refusal('package-from-an-unknown-sender', { organId: message.from.organId, name: message.from.name })
  const name = nameOf(message)
  const ids: string[] = []
  for (const own of here) ids.push(await keepIncoming(tx, message, what, { own, name, by }))
  const { documentId, arrivals } = await carryOut(tx, message, { sender, here, name, pdf: what.pdf, by })
  for (const id of ids) await nameDocument(tx, id, documentId)
  for (const own of here) await answer(tx, files, message, { own, code: '03', documentId, by })
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
  for (const toId of replaced)
    await relateAsShown(tx, { fromId: entered.documentId, toId, kind: 'replaces', evidence: 'stated' }, c.by)
  return entered
}

/** What that sender sent under that name: nobody recalls or replaces another's document, nor one that was written or sent here. */
async function sentBefore(tx: Transaction, name: string, from: string): Promise<string> {
  const documentId = (await receivedUnder(tx, name, from)).find((row) => row.document_id !== null)?.document_id
  if (documentId === undefined || documentId === null)
    throw new Refusal('package-speaks-of-an-unknown-document', { document: name }, 409)
  if ((await isWrittenHere(tx, documentId)) || (await wasSentFromHere(tx, documentId)))
    throw new Refusal('document-was-issued-here', {}, 403)
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
    if (pdf !== null) {
      const said = { ...message, confirmed: false }
      if (await hasFile(tx, known, by)) await agreeingFile(tx, said, pdf)
      else await attachKept(tx, known, said, pdf, by)
    }
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
