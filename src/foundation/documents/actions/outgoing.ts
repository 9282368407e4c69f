import type { Reader, Transaction } from '../../../platform/database.ts'
import type { FileStore } from '../../../platform/files.ts'
import type { Actor } from '../../../platform/http/mount.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { decide } from '../../../platform/transitions.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import { organisationsById } from '../../places/public.ts'
import type { DocumentHooks } from '../hooks.ts'
import { faultsOfLayout } from '../layout/layout-faults.ts'
import { placeAndDate } from '../layout/printed-page.ts'
import type { Renderer } from '../layout/renderer.ts'
import { notationKey, writeNumberLine } from '../notation.ts'
import { type Hands, joinedSteps, type OutgoingCase, type OutgoingCommand, type OutgoingState, outgoing } from '../outgoing.ts'
import { bookOf } from '../outgoing-book.ts'
import { fillFields } from '../signature/fill-fields.ts'
import { openFields, type SignatureFieldName } from '../signature/open-fields.ts'
import { signPage } from '../signature/sign-page.ts'
import type { SignatureReader } from '../signature/signature-reader.ts'
import type { CertificateHolder, TestAuthority } from '../signature/test-authority.ts'
import { mayStandThere } from '../signing-power.ts'
import * as documents from '../store/documents.ts'
import * as store from '../store/outgoing.ts'
import { attachFile } from '../store/parts.ts'
import { saveSignatures } from '../store/signatures.ts'
import { actingFor, signersAnywhere, signersNamed } from './acting.ts'
import { wordsOfContent } from './draft.ts'
import { alreadyRegistered, alreadyThere, issuerKey } from './enter.ts'
import { afterIssue } from './issue.ts'
import { type Step as HistoryStep, note } from './note.ts'
import { quickerOnTheWay } from './quicker.ts'
import { changeableDocument } from './read.ts'
import { recallEffect } from './recall.ts'
import { powersIn } from './signing-power.ts'

/** What the steps work with besides the database. */
export interface SigningDesk {
  readonly files: FileStore
  readonly renderer: Renderer
  readonly authority: TestAuthority
  readonly reader: SignatureReader
  readonly hooks: DocumentHooks
}

/** Who takes a step, by which permission, and where they hold it. */
export interface StepBy {
  readonly actor: Actor
  readonly scope: readonly string[]
  readonly now: Date
  readonly machineNow: Date
}

export interface StepToTake {
  readonly documentId: string
  readonly command: OutgoingCommand
  /** Of the document's way that was read; 0 where it has not begun. */
  readonly version: number
  readonly reason: string | null
  /** Under which the endpoint was asked: only the table's rows for it count. */
  readonly permission: string
}

/** A document on its way, held until commit. */
export interface Held {
  readonly document: documents.DocumentRow
  readonly content: NonNullable<documents.DocumentRow['content']>
  readonly way: Omit<store.OutgoingRow, 'moved_at'>
  readonly case: OutgoingCase
}

export interface Where {
  readonly state: OutgoingState
  readonly version: number
}

/** Takes one step of the table in `outgoing.ts`, with what belongs to it: a page is set, signed, numbered, sealed, issued. */
export async function takeStep(tx: Transaction, given: StepToTake, desk: SigningDesk, by: StepBy): Promise<Where> {
  const held = await hold(tx, given.documentId, given.version, desk, by)
  const to = lawful(held, given)
  const { document, way } = held
  const moved = await work(tx, given, held, desk, by)
  const after: Omit<store.OutgoingRow, 'moved_at' | 'version'> = { ...way, ...moved, state: to, reason: given.reason }
  if (given.command === 'recall') await recallEffect(tx, document, given.reason ?? '', by)
  else {
    await store.saveOutgoing(tx, after, by.now)
    const facts = { ...(after.file_sha256 === null ? {} : { sha256: after.file_sha256 }) }
    if (given.command === 'issue') await issueHere(tx, held, after, desk, by)
    else {
      const onBehalfOf = document.issuer_name
      await note(tx, by, { id: document.id, scopePath: document.scope_path }, stepOf[given.command], given.reason ?? '', {
        onBehalfOf,
        facts,
      })
    }
  }
  await noteJoined(tx, held, given.command, by)
  return { state: to, version: way.version + 1 }
}

/** Where too few hold roles one person may do what two should: the document's history says so. */
export async function noteJoined(tx: Transaction, held: Held, command: OutgoingCommand, by: StepBy): Promise<void> {
  const joined = joinedSteps(command, held.case)
  if (joined.length === 0) return
  const { id, scope_path: scopePath, issuer_name: onBehalfOf } = held.document
  await note(tx, by, { id, scopePath }, 'steps-joined', '', {
    onBehalfOf,
    facts: { step: command, joined, people: held.case.people },
  })
}

const stepOf: Readonly<Record<OutgoingCommand, HistoryStep>> = {
  submit: 'submitted',
  'approve-content': 'content-approved',
  'approve-format': 'format-approved',
  return: 'returned',
  sign: 'signed',
  'sign-beside': 'signed',
  number: 'numbered',
  seal: 'sealed',
  issue: 'issued',
  cancel: 'cancelled',
  void: 'voided',
  recall: 'recalled',
  replace: 'replaced',
}

/** The document and where it stands; refuses with `somebody-was-quicker` when that is not what was read. */
export async function hold(
  tx: Transaction,
  documentId: string,
  version: number,
  desk: Pick<SigningDesk, 'hooks'>,
  by: StepBy,
): Promise<Held> {
  const document = await changeableDocument(tx, documentId, by)
  const way = await wayOf(tx, document)
  if (document.origin !== 'drafted' || document.content === null || document.became_id !== null || way === undefined)
    throw new Refusal('document-goes-no-way-here', {}, 409)
  if (way.version !== version) throw await quickerOnTheWay(tx, way, version)
  return { document, content: document.content, way, case: await caseOf(tx, document, way, desk.hooks, by.actor, by.now) }
}

/** Where a document written here stands; version 0 before its first step. Undefined when it was issued elsewhere. */
export async function wayOf(
  tx: Reader,
  document: documents.DocumentRow,
): Promise<Omit<store.OutgoingRow, 'moved_at'> | undefined> {
  const there = await store.outgoingOf(tx, document.id)
  if (there !== undefined && !(there.state === 'draft' && document.state !== 'drafted')) return there
  if (document.state !== 'drafted') return undefined
  const none = { reason: null, page_sha256: null, file_sha256: null, hands: {} }
  return { document_id: document.id, book_path: await bookPathOf(tx, document), state: outgoing.first, version: 0, ...none }
}

/** Whose book it is numbered in: the issuing organisation's, or its unit's where that is not in the list of organisations. */
async function bookPathOf(tx: Reader, document: documents.DocumentRow): Promise<string> {
  const id = document.issuer_organisation_id
  const [organisation] = id === null ? [] : await organisationsById(tx, [id])
  return organisation?.path ?? document.scope_path
}

export async function caseOf(
  tx: Transaction,
  document: documents.DocumentRow,
  way: Pick<store.OutgoingRow, 'book_path' | 'hands' | 'state'>,
  hooks: DocumentHooks,
  actor: Pick<Actor, 'id' | 'displayName'>,
  now: Date,
): Promise<OutgoingCase> {
  const on = civilDay(now)
  const { content } = document
  const acting = await actingFor(tx, document, actor.id, on)
  const named = content === null ? [] : await signersNamed(tx, document, content.signer.name, on)
  const otherName = content?.otherSigner?.name ?? null
  const others = otherName === null ? [] : await signersAnywhere(tx, otherName, on)
  return {
    asker: actor.id,
    drafters: await store.draftHands(tx, document.id),
    hands: way.hands,
    actsForIssuer: acting.acts,
    issuerName: document.issuer_name,
    namesItsIssuer: content !== null && issuerKey(content.issuer) === issuerKey(document.issuer_name),
    people: acting.people,
    signsHere: await store.signsHere(tx, way.book_path, on),
    faults: content === null ? [] : faultsOfLayout(content),
    carriesTheName: named.length,
    named: named[0] ?? null,
    namesTwo: otherName !== null,
    carriesTheOtherName: others.length,
    otherNamed: others[0] ?? null,
    isNamed: way.hands.named === actor.id,
    hasPower:
      content === null ||
      mayStandThere(await powersIn(tx, way.book_path), content.signer, {
        type: document.type,
        on,
        accountId: actor.id,
        agency: document.issuer_name,
      }),
    objection:
      way.state === 'to-sign' ? await hooks.objectionToSigning(tx, { documentId: document.id, signer: actor.id, on }) : null,
  }
}

/** Where the step leads; a row of the table that is another permission's is no row for this one. */
export function lawful(
  { way, case: given }: Held,
  { command, permission }: Pick<StepToTake, 'command' | 'permission'>,
): OutgoingState {
  const isTheirs = outgoing.transitions.some(
    (one) => one.command === command && one.by === permission && one.from.includes(way.state),
  )
  if (!isTheirs) throw new Refusal('not-possible-in-this-state', { state: `documents.outgoing.state.${way.state}`, command }, 409)
  try {
    return decide(outgoing, way.state, command, given)
  } catch (refusal) {
    // The other room says it better: which content, which rule, and to whom it goes instead.
    const own = given.objection
    throw refusal instanceof Refusal && refusal.code === own?.code ? (own.refusal ?? refusal) : refusal
  }
}

type Moved = Partial<Pick<store.OutgoingRow, 'hands' | 'page_sha256' | 'file_sha256'>>

/** What belongs to a step besides its being taken. */
async function work(tx: Transaction, given: StepToTake, held: Held, desk: SigningDesk, by: StepBy): Promise<Moved> {
  const { way, document } = held
  const hands = (done: keyof Hands): { hands: Hands } => ({ hands: { ...way.hands, [done]: by.actor.id } })
  switch (given.command) {
    case 'approve-content':
      return hands('reviewed')
    case 'approve-format': {
      const sha256 = await setPage(tx, held, desk, by)
      const { named, otherNamed } = held.case
      return {
        hands: { ...way.hands, checked: by.actor.id, named: named ?? undefined, namedBeside: otherNamed ?? undefined },
        page_sha256: sha256,
        file_sha256: sha256,
      }
    }
    case 'return':
      return { hands: {}, page_sha256: null, file_sha256: null }
    case 'sign':
      return { ...hands('signed'), file_sha256: await signAs(tx, held, desk, by, await leaderOf(held, by)) }
    case 'sign-beside':
      return { ...hands('signedBeside'), file_sha256: await signAs(tx, held, desk, by, otherSideOf(held, by)) }
    case 'number':
      return { ...hands('numbered'), file_sha256: await numberPage(tx, held, desk, by) }
    case 'seal':
      return { ...hands('sealed'), file_sha256: await signAs(tx, held, desk, by, sealOf(held)) }
    case 'void':
      await store.voidNumber(tx, document.id, civilDay(by.now), given.reason ?? '')
      return {}
    default:
      return {}
  }
}

/** Sets the page that will be signed and freezes it: from here on every step only adds to these bytes. */
async function setPage(tx: Transaction, { content }: Held, desk: SigningDesk, by: StepBy): Promise<string> {
  const marks = (await documents.carriesSampleData(tx)) ? (['simulated'] as const) : []
  const page = await desk.renderer.renderToSign(content, marks, civilDay(by.now))
  return (await desk.files.put(await openFields(page, content.otherSigner !== null))).sha256
}

export async function currentFile({ way }: Held, files: FileStore): Promise<Uint8Array> {
  const bytes = way.file_sha256 === null ? undefined : await files.get(way.file_sha256)
  if (bytes === undefined) throw new Error(`the file of document ${way.document_id} is not where it was put`)
  return new Uint8Array(bytes)
}

export interface Signing {
  readonly field: SignatureFieldName
  readonly name: string
  readonly reason: string
  readonly documentId: string
  readonly holder: CertificateHolder
}

export async function leaderOf(
  { document, content }: Pick<Held, 'document' | 'content'>,
  by: Pick<StepBy, 'actor'>,
): Promise<Signing> {
  const holder = { kind: 'person', id: by.actor.id, name: by.actor.displayName, organisation: document.issuer_name } as const
  return { field: 'leader', name: content.signer.name, reason: 'Ký văn bản', documentId: document.id, holder }
}

/** The second signature of minutes of two sides, by the account of the other side. */
export function otherSideOf({ document, content }: Pick<Held, 'document' | 'content'>, by: Pick<StepBy, 'actor'>): Signing {
  const name = content.otherSigner?.name ?? ''
  const holder = { kind: 'person', id: by.actor.id, name: by.actor.displayName, organisation: otherSide } as const
  return { field: 'other-side', name, reason: 'Ký văn bản', documentId: document.id, holder }
}
/** Of which agency the other side is, the page says in the words of the block and nowhere else. */
const otherSide = 'Bên cùng ký'

export function sealOf({ document, way }: Pick<Held, 'document' | 'way'>): Signing {
  const name = document.issuer_name
  return {
    field: 'organisation',
    name,
    reason: 'Đóng dấu cơ quan',
    documentId: document.id,
    holder: { kind: 'organisation', id: way.book_path, name, organisation: name },
  }
}

/** Signs with the built-in test authority; only an installation with sample data may, elsewhere a token signs. */
async function signAs(tx: Transaction, held: Held, desk: SigningDesk, by: StepBy, signing: Signing): Promise<string> {
  if (!(await documents.carriesSampleData(tx))) throw new Refusal('sign-with-a-token')
  const signatory = await desk.authority.signatoryOf(signing.holder)
  const signed = await signPage(await currentFile(held, desk.files), { ...signing, at: by.now }, signatory)
  return (await desk.files.put(signed)).sha256
}

/** Takes the next number of the agency's book and writes it, with today's date, into the open fields of the signed page. */
async function numberPage(tx: Transaction, held: Held, desk: SigningDesk, by: StepBy): Promise<string> {
  const { document, content, way } = held
  const on = civilDay(by.now)
  const book = { bookPath: way.book_path, book: bookOf(document.type), year: Number(on.slice(0, 4)) }
  const number = await store.takeNumber(tx, book)
  const numbered = {
    number: String(number),
    notation: content.notation,
    issuedOn: on,
    unitPath: document.scope_path,
    issuer: { name: document.issuer_name },
  }
  const known = await alreadyThere(tx, numbered)
  if (known !== undefined) throw alreadyRegistered(known)
  await store.insertNumber(tx, {
    book_path: book.bookPath,
    book: book.book,
    year: book.year,
    number,
    document_id: document.id,
    numbered_on: on,
  })
  const date = placeAndDate('', on, '').replace(/^, /, '')
  return (
    await desk.files.put(
      await fillFields(await currentFile(held, desk.files), { number: writeNumberLine(String(number), ''), date }),
    )
  ).sha256
}

/** The sealed file becomes the document's signed PDF, and the document issued. */
async function issueHere(
  tx: Transaction,
  { document, content }: Held,
  way: Pick<store.OutgoingRow, 'file_sha256' | 'hands'>,
  desk: SigningDesk,
  by: StepBy,
): Promise<void> {
  const taken = await store.numberOf(tx, document.id)
  const bytes = way.file_sha256 === null ? undefined : await desk.files.get(way.file_sha256)
  if (taken === undefined || bytes === undefined || way.file_sha256 === null)
    throw new Error(`document ${document.id} has no number or file`)
  const signed = { number: String(taken.number), notation: content.notation, issuedOn: taken.numbered_on }
  const known = await alreadyThere(tx, { ...signed, unitPath: document.scope_path, issuer: { name: document.issuer_name } })
  if (known !== undefined) throw alreadyRegistered(known)
  const after = { ...content, ...signed }
  const words = wordsOfContent(after, { glossEn: document.gloss_en, conveysOpinionOf: document.conveys_opinion_of })
  await documents.updateIssued(tx, document.id, { ...signed, notationKey: notationKey(signed.notation), content: after, words })
  const found = await desk.reader.read(bytes)
  await saveSignatures(tx, way.file_sha256, found, by.now)
  await attachFile(tx, {
    document_id: document.id,
    sha256: way.file_sha256,
    size: bytes.length,
    pages: pagesOf(bytes),
    text: '',
    attached_at: by.now,
    attached_by: by.actor.displayName,
  })
  const inBook = { bookPath: taken.book_path, book: taken.book, year: taken.year, number: taken.number }
  await afterIssue(tx, { documentId: document.id, draftId: document.id, file: way.file_sha256, inBook }, by)
  await desk.hooks.onIssue(tx, { documentId: document.id, signer: way.hands.signed ?? '' }, by)
}

/** A page that was set here says how many there are in its metadata. */
function pagesOf(bytes: Buffer): number {
  return Number(/<xmpTPg:NPages>(\d+)</.exec(bytes.toString('latin1'))?.[1] ?? 1)
}
