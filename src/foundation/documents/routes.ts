import { join } from 'node:path'
import { openFileStore } from '../../platform/files.ts'
import type { House } from '../../platform/house.ts'
import { type Actor, type Call, type Route, route } from '../../platform/http/mount.ts'
import { found, Refusal } from '../../platform/refusal.ts'
import { isWithin } from '../../vocabulary/administrative-unit-code.ts'
import { civilDay } from '../../vocabulary/period.ts'
import type { CheckpointSigner } from '../audit/public.ts'
import { mustActFor } from './actions/acting.ts'
import { attachSignedPdf } from './actions/attach.ts'
import { createDraft, reviseDraft } from './actions/draft.ts'
import { recordIssued } from './actions/issue.ts'
import { keepSignedPdf } from './actions/letter.ts'
import { factsOf, readableDocument } from './actions/read.ts'
import { recallDocument } from './actions/recall.ts'
import { receiveDocument, registerDocument } from './actions/register.ts'
import { relate } from './actions/relate.ts'
import * as contract from './contract.ts'
import { readCursor, writeCursor } from './cursor.ts'
import type { DocumentHooks } from './hooks.ts'
import type { Mark } from './layout/printed-page.ts'
import type { Renderer } from './layout/renderer.ts'
import { writeNumberLine } from './notation.ts'
import { outgoingRoutes } from './outgoing-routes.ts'
import { detail, graph, summaries } from './presenter.ts'
import { mayRead, reachOf } from './reach.ts'
import { searchFor } from './search-words.ts'
import { openSignatureReader } from './signature/signature-reader.ts'
import type { TestAuthority } from './signature/test-authority.ts'
import { carriesSampleData, type DocumentRow, documentsById } from './store/documents.ts'
import { connectedIds, listDocuments } from './store/listing.ts'
import { filesOf } from './store/parts.ts'

const mostNodes = 300
const everything = {
  search: null,
  number: null,
  type: null,
  state: null,
  level: null,
  from: null,
  to: null,
  book: null,
  onlyRelated: false,
}

export interface DocumentDesk {
  readonly renderer: Renderer
  readonly authority: TestAuthority
  /** Signs the checkpoints of the audit log, which the verification slip cites. */
  readonly signer: CheckpointSigner
  readonly hooks: DocumentHooks
}

export function documentRoutes(house: House, { renderer, authority, signer, hooks }: DocumentDesk): Route[] {
  const files = openFileStore(join(house.config.dataFolder, 'files'))
  const reader = openSignatureReader(house.config.keyFolder, authority.certificate)
  return [
    ...outgoingRoutes({ files, renderer, authority, reader, hooks }, () => ({
      database: house.database,
      printer: renderer,
      signer,
      address: house.publicUrl(),
    })),
    route(contract.listDocuments, async ({ query, tx, scope, now }) => {
      if (query.book !== undefined && !isWithin(scope, query.book))
        throw new Refusal('book-is-outside-your-scope', { book: query.book }, 403)
      const { search, type, state, level, from, to, book } = query
      const filter = {
        ...everything,
        today: civilDay(now),
        search: searchFor(search ?? ''),
        number: /^\s*0*(\d{1,6}[a-z]?)(?:\s*\/|\s*$)/.exec(search ?? '')?.[1] ?? null,
        type: type ?? null,
        state: state ?? null,
        level: level ?? null,
        from: from ?? null,
        to: to ?? null,
        book: book ?? null,
      }
      const rows = await listDocuments(tx, reachOf(scope), filter, readCursor(query.after), query.limit)
      const last = rows.at(-1)
      return {
        rows: await summaries(tx, rows, { scope, now }),
        next: rows.length === query.limit && last !== undefined ? writeCursor(last) : null,
      }
    }),
    route(contract.readChain, async ({ query, tx, scope, now }) => {
      const today = civilDay(now)
      if (query.about === undefined) {
        const newest = await listDocuments(tx, reachOf(scope), { ...everything, today, onlyRelated: true }, null, mostNodes + 1)
        return { ...(await graph(tx, newest.slice(0, mostNodes))), truncated: newest.length > mostNodes }
      }
      await readableDocument(tx, query.about, { scope, now })
      const ids = await connectedIds(tx, query.about, mostNodes + 1)
      const rows = (await documentsById(tx, ids.slice(0, mostNodes))).filter((row) => mayRead(scope, factsOf(row), today))
      return { ...(await graph(tx, rows)), truncated: ids.length > mostNodes }
    }),
    route(contract.readDocument, async ({ params, tx, scope, now }) =>
      detail(tx, await readableDocument(tx, params.documentId, { scope, now }), { scope, now }),
    ),
    route(contract.registerIncoming, async ({ body, ...call }) => {
      const { book, relations, ...facts } = body
      const { id, arrival } = await registerDocument(call.tx, facts, call, book)
      for (const relation of relations) await relate(call.tx, { fromId: id, ...relation }, call)
      return { id, arrival }
    }),
    route(contract.receive, async ({ params, body, ...call }) => receiveDocument(call.tx, params.documentId, body, call)),
    route(contract.relateDocuments, async ({ params, body, ...call }) => {
      await relate(call.tx, { fromId: params.documentId, ...body }, call)
      return { done: true as const }
    }),
    route(contract.recall, async ({ params, body, ...call }) => {
      await recallDocument(call.tx, params.documentId, body.reason, call)
      return { done: true as const }
    }),
    route(contract.attachFile, async ({ params, query, upload, ...call }) =>
      attachSignedPdf(
        house.database,
        { files, reader },
        params.documentId,
        { bytes: upload, confirmed: query.confirmed === 'true', instead: query.instead === 'true' },
        call,
      ),
    ),
    route(contract.keepFile, async ({ upload, ...call }) => keepSignedPdf(house.database, { files, reader }, upload, call)),
    route(contract.downloadFile, async ({ params, query, tx, scope, now }) => {
      const document = await readableDocument(tx, params.documentId, { scope, now })
      const file = (await filesOf(tx, [document.id])).find(({ sha256 }) => query.sha256 === undefined || sha256 === query.sha256)
      const bytes = file === undefined ? undefined : await files.get(file.sha256)
      if (bytes === undefined) throw new Refusal('document-has-no-file', {}, 404)
      return { name: `${fileName(document)}.pdf`, type: 'application/pdf', bytes: new Uint8Array(bytes) }
    }),
    route(contract.writeDraft, async ({ body, ...call }) => {
      const { unitPath, issuerOrganisationId, content } = body
      const issuer = { scope_path: unitPath, issuer_organisation_id: issuerOrganisationId, issuer_name: content.issuer }
      await mustActFor(call.tx, issuer, call)
      return createDraft(call.tx, { ...body, content: { ...body.content, number: '', issuedOn: null } }, call)
    }),
    route(contract.rewriteDraft, async ({ params, body, ...call }) => {
      await mustActFor(call.tx, await readableDocument(call.tx, params.documentId, call), call)
      const content = { ...body.content, number: '', issuedOn: null }
      return reviseDraft(call.tx, params.documentId, { version: body.version, content }, call)
    }),
    route(contract.issueDraft, async ({ params, body, ...call }) => {
      await mustActFor(call.tx, await readableDocument(call.tx, params.documentId, call), call)
      return recordIssued(call.tx, params.documentId, body, call)
    }),
    route(contract.drawPdf, async (call) => draw(renderer, 'pdf', call)),
    route(contract.drawDocx, async (call) => draw(renderer, 'docx', call)),
  ]
}

const types = { pdf: 'application/pdf', docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' } as const

async function draw(renderer: Renderer, as: 'pdf' | 'docx', call: Call<{ documentId: string }, unknown, unknown, Actor>) {
  const document = await readableDocument(call.tx, call.params.documentId, call)
  if (document.content === null) throw new Refusal('document-has-no-page', {}, 404)
  const bytes = await renderer.render(as, document.content, await marksOn(call.tx, document), civilDay(call.now).slice(0, 4))
  return { name: `${fileName(document)}.${as}`, type: types[as], bytes }
}

/** A page that this program sets is never the signed one, and says so; what was written in a demonstration says that too. */
async function marksOn(tx: Call<unknown, unknown, unknown, Actor>['tx'], document: DocumentRow): Promise<Mark[]> {
  const made: Mark = document.state === 'drafted' ? 'draft' : 'set-again'
  return document.origin === 'drafted' && (await carriesSampleData(tx)) ? [made, 'simulated'] : [made]
}

function fileName(document: DocumentRow): string {
  const line =
    document.state === 'drafted' ? `du-thao-${document.id.slice(-8)}` : writeNumberLine(document.number, document.notation)
  return found(line, 'document').replaceAll('/', '-')
}
