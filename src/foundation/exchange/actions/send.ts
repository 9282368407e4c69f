import type { Transaction } from '../../../platform/database.ts'
import type { FileStore } from '../../../platform/files.ts'
import { newId } from '../../../platform/id.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { isWithin } from '../../../vocabulary/administrative-unit-code.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import { record } from '../../audit/public.ts'
import { type By, documentFacts, documentTypes, type SignedCopy, signedCopy } from '../../documents/public.ts'
import type { DocumentKind, ExchangeMessage } from '../exchange-message.ts'
import { writeDocumentName } from '../organ-id.ts'
import { insertMessage } from '../store.ts'
import { codeOf } from '../type-code.ts'
import { nameOf, writeMessage } from '../write-message.ts'
import { type Address, addresses } from './address.ts'

export interface ToSend {
  readonly documentId: string
  readonly kind: DocumentKind
  /** Organisations, each of which gets a package of its own. */
  readonly to: readonly string[]
  readonly reason: string
  readonly dueOn: string | null
}

const priorities = { normal: 0, urgent: 1, 'very-urgent': 2, express: 3 } as const

/**
 * Writes the packages of a signed document: one for each receiver, kept and waiting for the transport. Only the document's own issuer
 * sends it; a recall needs a recalled document, a replacement one that replaces another.
 */
export async function sendDocument(tx: Transaction, files: FileStore, given: ToSend, by: By): Promise<{ messages: string[] }> {
  const copy = await signedCopy(tx, files, given.documentId, by)
  const today = civilDay(by.now)
  const { facts } = copy
  const issuer = facts.issuerOrganisationId
  if (facts.issuedOn === null || facts.number === '') throw new Refusal('document-is-still-a-draft', {}, 409)
  const [own] = issuer === null ? [] : await addresses(tx, today, { organisations: [issuer] })
  if (own === undefined) throw new Refusal('issuer-has-no-exchange-address', { issuer: facts.issuerName })
  if (!isWithin(by.scope, own.path)) throw new Refusal('only-its-issuer-sends-a-document', { issuer: facts.issuerName }, 403)
  refuseUnfitting(copy, given)
  const receivers = await addresses(tx, today, { organisations: given.to })
  const missing = given.to.find((id) => !receivers.some((one) => one.organisationId === id))
  if (missing !== undefined) throw new Refusal('receiver-has-no-exchange-address', { organisation: missing })
  const messages: string[] = []
  for (const receiver of receivers) {
    const message = await messageFor(tx, copy, { ...given, own, receiver, issuedOn: facts.issuedOn, now: by.now })
    messages.push(await keepOutgoing(tx, files, message, { own, peer: receiver, documentId: given.documentId, by }))
  }
  return { messages }
}

function refuseUnfitting({ facts, file, replaces }: SignedCopy, given: ToSend): void {
  if (given.kind === 'revocation') {
    if (facts.state !== 'recalled') throw new Refusal('document-is-not-recalled', {}, 409)
    return
  }
  if (facts.state === 'recalled') throw new Refusal('document-is-recalled', {}, 409)
  if (file === null) throw new Refusal('document-has-no-signed-file', {}, 409)
  if (given.kind === 'replacement' && replaces.length === 0) throw new Refusal('document-replaces-nothing', {}, 409)
}

async function messageFor(
  tx: Transaction,
  { facts, priority, signer, recipients, file, replaces }: SignedCopy,
  given: ToSend & { own: Address; receiver: Address; issuedOn: string; now: Date },
): Promise<ExchangeMessage> {
  const older = given.kind === 'replacement' ? await documentFacts(tx, replaces) : new Map()
  const party = (one: Address) => ({ organId: one.organId, name: one.name, inCharge: '' })
  const [form] = signer.capacity ?? []
  return {
    kind: given.kind,
    from: party(given.own),
    to: [party(given.receiver)],
    number: facts.number,
    notation: facts.notation,
    place: '',
    issuedOn: given.issuedOn,
    type: { code: codeOf(facts.type), name: documentTypes[facts.type].vi },
    subject: facts.subject,
    content: '',
    signer: {
      competence: form === undefined ? '' : `${form.form}. ${form.of}`,
      position: signer.titles?.at(-1) ?? '',
      name: signer.name ?? '',
    },
    dueOn: given.dueOn,
    toPlaces: [...recipients],
    priority: priorities[priority],
    pages: file?.pages ?? 0,
    reason: given.reason,
    replaces: [...older.values()].flatMap((one) =>
      one.issuedOn === null || one.number === '' ? [] : [writeDocumentName({ ...one, organId: given.own.organId })],
    ),
    trace: [{ organId: given.own.organId, at: new Date(Math.floor(given.now.getTime() / 1000) * 1000).toISOString() }],
    attachments:
      file === null || given.kind === 'revocation'
        ? []
        : [
            {
              name: `${facts.number}-${facts.notation}.pdf`.replaceAll('/', '-'),
              contentType: 'application/pdf',
              description: '',
              bytes: file.bytes,
            },
          ],
  }
}

/** Keeps a written package and lets it wait for the transport. */
export async function keepOutgoing(
  tx: Transaction,
  files: FileStore,
  message: ExchangeMessage,
  about: { own: Pick<Address, 'organId' | 'path'>; peer: Pick<Address, 'organId' | 'name'>; documentId: string | null; by: By },
): Promise<string> {
  const { own, peer, documentId, by } = about
  const { sha256, size } = await files.put(Buffer.from(writeMessage(message), 'utf8'))
  const id = newId()
  const isStatus = message.kind === 'status'
  await insertMessage(tx, {
    id,
    direction: 'out',
    kind: message.kind,
    scope_path: own.path,
    own_organ_id: own.organId,
    peer_organ_id: peer.organId,
    peer_name: peer.name,
    document_name: isStatus ? message.about.documentName : nameOf(message),
    document_id: documentId,
    subject: isStatus ? '' : message.subject,
    reason: isStatus ? message.description : message.reason,
    state: 'waiting',
    status_code: isStatus ? message.code : null,
    sha256,
    size,
    other_files: [],
    at: by.now,
    by_name: by.actor.displayName,
  })
  await record(tx, {
    actor: by.actor,
    action: 'exchange-message.written',
    subject: { kind: 'exchange-message', id },
    scopePath: own.path,
    facts: { kind: message.kind, to: peer.organId, sha256 },
    at: by.now,
  })
  return id
}
