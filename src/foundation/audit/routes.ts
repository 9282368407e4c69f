import type { House } from '../../platform/house.ts'
import { type Route, route } from '../../platform/http/mount.ts'
import { found } from '../../platform/refusal.ts'
import { endOfCivilDay, startOfCivilDay } from '../../vocabulary/period.ts'
import { makeCheckpoint, type ReadEvent, readEvents } from './actions/events.ts'
import { eventsOfFile, proveEvent } from './actions/prove.ts'
import { listAuditEvents, proveDocument, readCheckpoint, readEventProof, readLeaves } from './contract.ts'
import type { StoredEvent } from './event.ts'
import { type AuditHooks, subjectNames } from './hooks.ts'
import type { CheckpointSigner } from './note.ts'
import * as store from './store.ts'

export function auditRoutes(house: House, signer: CheckpointSigner, hooks: AuditHooks): Route[] {
  return [
    route(listAuditEvents, async ({ query, tx }) => {
      const rows = await store.listEvents(tx, {
        before: query.after ?? Number.MAX_SAFE_INTEGER,
        limit: query.limit,
        action: query.action ?? null,
        subjectKind: query.subjectKind ?? null,
        subjectId: query.subjectId ?? null,
        actorId: query.actorId ?? null,
        from: query.fromOn === undefined ? null : startOfCivilDay(query.fromOn),
        until: query.toOn === undefined ? null : endOfCivilDay(query.toOn),
        withPurpose: query.withPurpose === 'true',
      })
      const events = await readEvents(tx, rows)
      const nameOf = await subjectNames(tx, hooks, rows)
      return {
        rows: events.map((event, index) => {
          const said = shown(event, rows[index])
          const name = nameOf(said.subjectKind, said.subjectId)
          return { ...said, subjectNameVi: name?.vi ?? null, subjectNameEn: name?.en ?? null }
        }),
        next: rows.length === query.limit ? String(rows.at(-1)?.seq ?? 0) : null,
        fault: await store.faultFound(tx),
      }
    }),
    route(readEventProof, async ({ params, tx, machineNow }) => {
      const row = found((await store.storedEvents(tx, params.seq, params.seq + 1))[0], 'event')
      return proveEvent(house.database, tx, signer, row, machineNow)
    }),
    route(proveDocument, async ({ params, tx, machineNow }) => {
      const events = []
      for (const row of await eventsOfFile(tx, params.sha256))
        events.push(await proveEvent(house.database, tx, signer, row, machineNow))
      return { events }
    }),
    route(readCheckpoint, async ({ machineNow }) => ({
      note: await makeCheckpoint(house.database, signer, machineNow),
      publicKey: signer.publicKey.toString('base64'),
    })),
    route(readLeaves, async ({ query, tx }) => ({
      leaves: (await store.leavesFrom(tx, query.from, query.limit)).map((leaf) => leaf.toString('base64')),
    })),
  ]
}

/** What is shown comes from the text that the leaf commits to; of an emptied row, what its erasure left. */
function shown({ seq, standing, said }: ReadEvent, row: StoredEvent | undefined) {
  const erased = standing === 'erased' ? row : undefined
  return {
    seq,
    recordedAt: said?.recordedAt ?? (erased?.recorded_at ?? new Date(0)).toISOString(),
    businessAt: said?.businessAt ?? (erased?.business_at ?? new Date(0)).toISOString(),
    actorId: said?.actor ?? '',
    actorName: said === null ? '' : (said.actorName ?? said.actor),
    action: said?.action ?? erased?.action ?? 'event.altered',
    subjectKind: said?.subject.kind ?? erased?.subject_kind ?? 'event',
    subjectId: said?.subject.id ?? (erased ? '' : String(seq)),
    purpose: said?.purpose ?? null,
    onBehalfOf: said?.onBehalfOf ?? null,
    erased: standing === 'erased',
    altered: standing === 'altered',
  }
}
