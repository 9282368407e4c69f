import { type Actor, type Call, type Route, route } from '../../platform/http/mount.ts'
import { found, Refusal } from '../../platform/refusal.ts'
import { nextSteps } from '../../platform/transitions.ts'
import { isWithin, prefixRange } from '../../vocabulary/administrative-unit-code.ts'
import { civilDay } from '../../vocabulary/period.ts'
import { eventsAbout } from '../audit/public.ts'
import { placeNames } from '../places/public.ts'
import { caseOf, type SigningDesk, type StepToTake, takeStep, wayOf } from './actions/outgoing.ts'
import { readableDocument } from './actions/read.ts'
import { endPower, recordPower } from './actions/signing-power.ts'
import { type SlipDesk, slipOf } from './actions/slip.ts'
import { switchSigning } from './actions/switch-signing.ts'
import { acceptFromToken, type ByKey, prepareForToken } from './actions/token.ts'
import { writeNumberLine } from './notation.ts'
import { needReason, outgoing } from './outgoing.ts'
import * as contract from './outgoing-contract.ts'
import { verdictOf } from './signature/signature-found.ts'
import { signatureLines } from './signature-block.ts'
import { carriesSampleData, documentsById } from './store/documents.ts'
import * as store from './store/outgoing.ts'
import { filesOf, recipientsOfAll } from './store/parts.ts'
import { signaturesOf } from './store/signatures.ts'
import { powersOf } from './store/signing-powers.ts'

export function outgoingRoutes(desk: SigningDesk, slips: () => SlipDesk): Route[] {
  const step = (
    call: Call<
      { documentId: string },
      unknown,
      { command: StepToTake['command']; version: number; reason: string | null },
      Actor
    >,
    permission: string,
  ) => {
    const { command, version, reason } = call.body
    if (needReason.includes(command) && reason === null) throw new Refusal('step-needs-a-reason')
    return takeStep(call.tx, { documentId: call.params.documentId, command, version, reason, permission }, desk, call)
  }
  const prepare = async (
    call: Call<{ documentId: string }, unknown, { version: number; certificate: Uint8Array }, Actor>,
    command: ByKey,
    permission: string,
  ) => {
    const { documentId } = call.params
    const { version, certificate } = call.body
    const answer = await prepareForToken(call.tx, { documentId, version, certificate, command, permission }, desk, call)
    return { ...answer, expiresAt: answer.expiresAt.toISOString() }
  }
  const accept = (
    call: Call<{ documentId: string; requestId: string }, unknown, { cms: Uint8Array; certificate: Uint8Array | null }, Actor>,
    command: ByKey,
    permission: string,
  ) => {
    const { cms, certificate } = call.body
    return acceptFromToken(call.tx, { ...call.params, cms, certificate, command, permission }, desk, call)
  }
  return [
    route(contract.listRegisters, async ({ tx, scope, actor, now }) => ({
      books: await booksOf(tx, scope, actor, civilDay(now)),
    })),
    route(contract.listRegister, async ({ query, tx, scope }) => listRegister(tx, scope, query)),
    route(contract.switchSigning, async ({ body, ...call }) => {
      await switchSigning(call.tx, body, call)
      return { done: true as const }
    }),
    route(contract.listPowers, async ({ query, tx, scope, now }) => {
      if (!isWithin(scope, query.book)) throw new Refusal('book-is-outside-your-scope', { book: query.book }, 403)
      const on = civilDay(now)
      const rows = await powersOf(tx, query.book)
      return {
        rows: rows.map((row) => ({
          id: row.id,
          book: row.book_path,
          holderName: row.holder_name,
          capacity: row.capacity,
          titles: row.titles,
          types: row.document_types,
          fromOn: row.from_on,
          toOn: row.to_on,
          basis: row.basis,
          lines: signatureLines({ capacity: row.capacity, titles: row.titles, name: '' }),
          standing:
            on < row.from_on
              ? ('to-come' as const)
              : row.to_on !== null && on >= row.to_on
                ? ('over' as const)
                : ('in-force' as const),
        })),
      }
    }),
    route(contract.recordPower, async ({ body, ...call }) => ({ id: await recordPower(call.tx, body, call) })),
    route(contract.endPower, async ({ params, ...call }) => {
      await endPower(call.tx, params.powerId, call)
      return { done: true as const }
    }),
    route(contract.readOutgoing, async ({ params, tx, scope, actor, now }) => {
      const document = await readableDocument(tx, params.documentId, { scope, now })
      const way =
        document.origin !== 'drafted' || document.content === null || document.became_id !== null
          ? undefined
          : await wayOf(tx, document)
      if (way === undefined) return { way: null }
      const on = civilDay(now)
      const given = await caseOf(tx, document, way, desk.hooks, actor, now)
      const taken = await store.numberOf(tx, document.id)
      const name = (await placeNames(tx, [way.book_path], on)).get(way.book_path)
      const holds = (permission: string) => isWithin(actor.scopesOf(permission), document.scope_path)
      return {
        way: {
          state: way.state,
          version: way.version,
          bookNameVi: name?.vi ?? document.issuer_name,
          bookNameEn: name?.en ?? document.issuer_name,
          signsHere: given.signsHere,
          numberLine: taken === undefined ? '' : writeNumberLine(String(taken.number), document.notation),
          numberedOn: taken?.numbered_on ?? null,
          reason: way.reason,
          hasFile: way.file_sha256 !== null,
          faults: [...given.faults],
          testSigning: await carriesSampleData(tx),
          steps: nextSteps(outgoing, way.state, given, holds).map((one) => ({
            ...one,
            needsReason: needReason.includes(one.command),
          })),
        },
      }
    }),
    route(contract.takeDraftStep, async (call) => step(call, contract.takeDraftStep.permission)),
    route(contract.takeReviewStep, async (call) => step(call, contract.takeReviewStep.permission)),
    route(contract.takeClerkStep, async (call) => step(call, contract.takeClerkStep.permission)),
    route(contract.takeSignerStep, async (call) => step(call, contract.takeSignerStep.permission)),
    route(contract.prepareSignature, async (call) => prepare(call, signOf(call.body), contract.prepareSignature.permission)),
    route(contract.acceptSignature, async (call) => accept(call, signOf(call.body), contract.acceptSignature.permission)),
    route(contract.prepareSeal, async (call) => prepare(call, 'seal', contract.prepareSeal.permission)),
    route(contract.acceptSeal, async (call) => accept(call, 'seal', contract.acceptSeal.permission)),
    route(contract.drawOutgoing, async ({ params, tx, scope, now }) => {
      const document = await readableDocument(tx, params.documentId, { scope, now })
      const way = await store.outgoingOf(tx, document.id)
      const bytes = way === undefined || way.file_sha256 === null ? undefined : await desk.files.get(way.file_sha256)
      if (bytes === undefined) throw new Refusal('document-has-no-file', {}, 404)
      return { name: `van-ban-${document.id.slice(-8)}.pdf`, type: 'application/pdf', bytes: new Uint8Array(bytes) }
    }),
    route(contract.drawSlip, async ({ params, tx, ...by }) => ({
      type: 'application/pdf',
      ...(await slipOf(tx, params.documentId, slips(), by)),
    })),
    route(contract.readSignatures, async ({ params, tx, scope, now }) => {
      const document = await readableDocument(tx, params.documentId, { scope, now })
      const files = await filesOf(tx, [document.id])
      const read = await signaturesOf(
        tx,
        files.map(({ sha256 }) => sha256),
      )
      const shown = []
      for (const { sha256 } of files) {
        const one = read.get(sha256)
        if (one === undefined) continue
        const acts = await eventsAbout(tx, { kind: 'file', id: sha256 }, 20)
        const isPublished = acts.some(({ action }) => action === 'document.published')
        shown.push({ sha256, verdict: verdictOf(one.signatures), signatures: one.signatures, isPublished })
      }
      return { files: shown }
    }),
  ]
}

const signOf = ({ beside }: { beside: boolean }): ByKey => (beside ? 'sign-beside' : 'sign')

async function booksOf(tx: Call<unknown, unknown, unknown, Actor>['tx'], scope: readonly string[], actor: Actor, on: string) {
  const paths = new Set<string>()
  for (const prefix of scope) {
    const { from, to } = prefixRange(prefix)
    for (const path of await store.bookPathsWithin(tx, from, to)) paths.add(path)
  }
  const names = await placeNames(tx, [...paths], on)
  const books = []
  for (const path of paths) {
    books.push({
      path,
      nameVi: names.get(path)?.vi ?? path,
      nameEn: names.get(path)?.en ?? path,
      signsHere: await store.signsHere(tx, path, on),
      mayChange: isWithin(actor.scopesOf('document.switch-signing'), path),
    })
  }
  return books.sort((a, b) => a.nameVi.localeCompare(b.nameVi, 'vi'))
}

async function listRegister(
  tx: Call<unknown, unknown, unknown, Actor>['tx'],
  scope: readonly string[],
  query: { book: string; year: number; after?: string | undefined; limit: number },
) {
  if (!isWithin(scope, query.book)) throw new Refusal('book-is-outside-your-scope', { book: query.book }, 403)
  const [, number, bookOrder] = /^(\d{1,6})~(\d{1,3})$/u.exec(query.after ?? '') ?? []
  const after = number === undefined ? null : { number: Number(number), bookOrder: Number(bookOrder) }
  const rows = await store.numbersIn(tx, { bookPath: query.book, year: query.year }, after, query.limit)
  const ids = rows.map((row) => row.document_id)
  const documents = new Map((await documentsById(tx, ids)).map((one) => [one.id, one]))
  const recipients = await recipientsOfAll(tx, ids)
  const ways = await store.outgoingStatesOf(tx, ids)
  const last = rows.at(-1)
  return {
    rows: rows.map((row) => {
      const document = found(documents.get(row.document_id), 'document')
      return {
        documentId: row.document_id,
        number: row.number,
        numberLine: writeNumberLine(String(row.number), document.notation),
        type: document.type,
        issuedOn: row.numbered_on,
        subject: document.subject,
        signerName: document.signer.name ?? '',
        recipients: recipients.get(row.document_id) ?? [],
        state: found(ways.get(row.document_id), 'document'),
        voidedOn: row.voided_on,
        voidReason: row.void_reason,
      }
    }),
    next: rows.length === query.limit && last !== undefined ? `${last.number}~${last.book_order}` : null,
  }
}
