import { createHash, X509Certificate } from 'node:crypto'
import type { Transaction } from '../../../platform/database.ts'
import { newId } from '../../../platform/id.ts'
import { found, Refusal } from '../../../platform/refusal.ts'
import { foldVietnamese } from '../../../vocabulary/person-name.ts'
import { attributesToSign, detachedCms } from '../signature/cms.ts'
import { embedSignature, measuredAgain, prepareSignature } from '../signature/placeholder.ts'
import { readCms } from '../signature/read-cms.ts'
import { faultOfToken } from '../signature/sign-page.ts'
import { partOfName } from '../signature/trust.ts'
import * as store from '../store/outgoing.ts'
import { note } from './note.ts'
import {
  currentFile,
  type Held,
  hold,
  lawful,
  leaderOf,
  noteJoined,
  otherSideOf,
  type Signing,
  type SigningDesk,
  type StepBy,
  sealOf,
  type Where,
} from './outgoing.ts'
import { quickerOnTheWay } from './quicker.ts'

/** What a key does: the signer's, the other side's on minutes, the agency's. */
export type ByKey = 'sign' | 'sign-beside' | 'seal'

export interface TokenRequest {
  readonly documentId: string
  readonly version: number
  readonly command: ByKey
  readonly permission: string
  /** The token's certificate, DER. */
  readonly certificate: Uint8Array
}

export interface ToSign {
  readonly requestId: string
  /** SHA-256 over the page without the signature's room, and the attributes (DER) that the token puts its key to. */
  readonly digest: string
  readonly toSign: string
  readonly expiresAt: Date
}

const minutes = 15

/**
 * First half of signing with a token: the page with room for the signature is prepared and kept, and what is to be signed is
 * answered. The certificate must be made out to whoever stands in the signature block, or to the agency for its seal.
 */
export async function prepareForToken(tx: Transaction, given: TokenRequest, desk: SigningDesk, by: StepBy): Promise<ToSign> {
  const held = await hold(tx, given.documentId, given.version, desk, by)
  lawful(held, given)
  const signing = await signingOf(held, given.command, by)
  requireHolder(given.certificate, signing.name, by.machineNow)
  // An agency's seal is pressed by whichever clerk is there; a person's token is theirs alone.
  if (given.command !== 'seal') {
    const owner = await store.bindCertificate(tx, sha256(given.certificate), by.actor.id, by.machineNow)
    if (owner !== by.actor.id) throw new Refusal('certificate-is-bound-to-another-account', {}, 403)
  }
  const prepared = await prepareSignature(await currentFile(held, desk.files), { ...signing, at: by.now })
  const kept = await desk.files.put(prepared.bytes)
  const request = {
    id: newId(),
    document_id: held.document.id,
    document_version: held.way.version,
    account_id: by.actor.id,
    file_sha256: held.way.file_sha256 ?? '',
    prepared_sha256: kept.sha256,
    byte_range: [...prepared.byteRange],
    certificate_sha256: sha256(given.certificate),
    expires_at: new Date(by.machineNow.getTime() + minutes * 60_000),
  }
  await store.insertSigningRequest(tx, request)
  return {
    requestId: request.id,
    digest: prepared.digest.toString('hex'),
    toSign: attributesToSign(prepared.digest, given.certificate).toString('base64'),
    expiresAt: request.expires_at,
  }
}

export interface TokenAnswer {
  readonly documentId: string
  readonly requestId: string
  readonly command: ByKey
  readonly permission: string
  /** DER; or the bare signature over the attributes, when the certificate comes with it. */
  readonly cms: Uint8Array
  readonly certificate?: Uint8Array | null
}

/** Second half: the token's CMS comes back. Refused when it is late, when the document has moved on, or when it is not for this very page and certificate. */
export async function acceptFromToken(tx: Transaction, given: TokenAnswer, desk: SigningDesk, by: StepBy): Promise<Where> {
  const request = await store.lockSigningRequest(tx, given.requestId)
  const mine = found(
    request?.document_id === given.documentId && request.account_id === by.actor.id ? request : undefined,
    'signing-request',
  )
  if (mine.answered_at !== null) throw new Refusal('signing-request-was-answered', {}, 409)
  if (mine.expires_at < by.machineNow) throw new Refusal('signing-request-is-over', {}, 409)
  const held = await hold(tx, given.documentId, mine.document_version, desk, by)
  const to = lawful(held, given)
  if (held.way.file_sha256 !== mine.file_sha256) throw await quickerOnTheWay(tx, held.way, mine.document_version)
  const kept = found(await desk.files.get(mine.prepared_sha256), 'signing-request')
  const [start = 0, before = 0, behind = 0, rest = 0] = mine.byte_range
  const prepared = measuredAgain(new Uint8Array(kept), [start, before, behind, rest])
  const cms = wholeCms(given, prepared.digest, mine.certificate_sha256)
  const fault = faultOfToken(prepared, cms, mine.certificate_sha256)
  if (fault !== null) throw new Refusal(fault)
  const { sha256: file } = await desk.files.put(embedSignature(prepared, cms))
  const done = given.command === 'seal' ? 'sealed' : 'signed'
  const hands = { ...held.way.hands, [given.command === 'sign-beside' ? 'signedBeside' : done]: by.actor.id }
  await store.answerSigningRequest(tx, mine.id, by.machineNow)
  await store.saveOutgoing(tx, { ...held.way, hands, state: to, reason: null, file_sha256: file }, by.now)
  const { id, scope_path: scopePath, issuer_name: onBehalfOf } = held.document
  await note(tx, by, { id, scopePath }, done, '', { onBehalfOf, facts: { sha256: file, by: 'token' } })
  await noteJoined(tx, held, given.command, by)
  return { state: to, version: held.way.version + 1 }
}

function signingOf(held: Held, command: ByKey, by: StepBy): Promise<Signing> | Signing {
  if (command === 'seal') return sealOf(held)
  return command === 'sign' ? leaderOf(held, by) : otherSideOf(held, by)
}

/** Many tokens answer no CMS but the bare signature (RSA or ECDSA, no SEQUENCE of certificates): it is put into one here. */
function wholeCms({ cms, certificate }: TokenAnswer, digest: Uint8Array, certificateSha256: string): Uint8Array {
  const isBare = certificate && sha256(certificate) === certificateSha256 && cms.length <= 1024 && readCms(cms, []) === undefined
  return isBare ? detachedCms({ digest, chain: [certificate], signature: cms }) : cms
}

function requireHolder(der: Uint8Array, name: string, at: Date): void {
  const certificate = readCertificate(der)
  if (certificate.validToDate < at || certificate.validFromDate > at) throw new Refusal('certificate-is-not-in-force')
  const holder = foldVietnamese(partOfName(certificate.subject, 'CN'))
  if (!holder.includes(foldVietnamese(name))) throw new Refusal('certificate-is-somebody-elses', { name })
}

function readCertificate(der: Uint8Array): X509Certificate {
  try {
    return new X509Certificate(der)
  } catch {
    throw new Refusal('certificate-cannot-be-read')
  }
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
