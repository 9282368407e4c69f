import { join } from 'node:path'
import { openFileStore } from '../../platform/files.ts'
import type { House } from '../../platform/house.ts'
import { type Route, route } from '../../platform/http/mount.ts'
import { found } from '../../platform/refusal.ts'
import { isWithin } from '../../vocabulary/administrative-unit-code.ts'
import { civilDay } from '../../vocabulary/period.ts'
import type { SignatureReader } from '../documents/public.ts'
import { addresses, noteAddress } from './actions/address.ts'
import { receivePackage } from './actions/receive.ts'
import { sendDocument } from './actions/send.ts'
import * as contract from './contract.ts'
import { statusCodeNames } from './exchange-message.ts'
import { messageById, messagesWithin } from './store.ts'

export function exchangeRoutes(house: House, reader: SignatureReader): Route[] {
  const files = openFileStore(join(house.config.dataFolder, 'files'))
  return [
    route(contract.listAddresses, async ({ tx, scope, now }) => ({
      rows: (await addresses(tx, civilDay(now))).map(({ path, ...one }) => ({ ...one, isOwn: isWithin(scope, path) })),
      folder: house.config.exchangeFolder !== undefined,
    })),
    route(contract.noteAddress, async ({ body, ...call }) => {
      await noteAddress(call.tx, body, call)
      return { done: true as const }
    }),
    route(contract.listMessages, async ({ query, tx, scope }) => {
      const filter = { direction: query.direction ?? null, documentId: query.documentId ?? null }
      const rows = await messagesWithin(tx, scope, filter, query.after ?? null, query.limit)
      const last = rows.at(-1)
      return {
        rows: rows.map((row) => ({
          id: row.id,
          direction: row.direction,
          kind: row.kind,
          own: row.own_organ_id,
          peer: row.peer_name,
          documentName: row.document_name,
          documentId: row.document_id,
          subject: row.subject,
          reason: row.reason,
          state: row.state,
          statusCode: statusCodeNames.find((code) => code === row.status_code) ?? null,
          size: row.size,
          otherFiles: row.other_files,
          at: row.at.toISOString(),
          byName: row.by_name,
        })),
        next: rows.length === query.limit && last !== undefined ? String(last.position) : null,
      }
    }),
    route(contract.downloadMessage, async ({ params, tx, scope }) => {
      const row = await messageById(tx, params.messageId)
      const seen = found(row !== undefined && isWithin(scope, row.scope_path) ? row : undefined, 'exchange-message')
      const bytes = found(await files.get(seen.sha256), 'exchange-message')
      return { name: `${seen.id}.edxml`, type: 'application/xml', bytes: new Uint8Array(bytes) }
    }),
    route(contract.sendDocument, async ({ body, ...call }) => sendDocument(call.tx, files, body, call)),
    route(contract.receivePackage, async ({ upload, ...call }) => {
      const { arrivals, ...received } = await receivePackage({ database: house.database, files, reader }, upload, call)
      house.wakeDelivery()
      return { ...received, arrivals: arrivals.map(({ bookPath, number, year }) => ({ bookPath, number, year })) }
    }),
  ]
}
