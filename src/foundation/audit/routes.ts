import type { House } from '../../platform/house.ts'
import { type Route, route } from '../../platform/http/mount.ts'
import { endOfCivilDay, startOfCivilDay } from '../../vocabulary/period.ts'
import { makeCheckpoint } from './actions.ts'
import { listAuditEvents, readCheckpoint, readLeaves } from './contract.ts'
import type { CheckpointSigner } from './note.ts'
import * as store from './store.ts'

export function auditRoutes(house: House, signer: CheckpointSigner): Route[] {
  return [
    route(listAuditEvents, async ({ query, tx }) => {
      const rows = await store.listEvents(tx, {
        before: query.after === undefined ? Number.MAX_SAFE_INTEGER : Number.parseInt(query.after, 10) || 0,
        limit: query.limit,
        action: query.action ?? null,
        subjectKind: query.subjectKind ?? null,
        subjectId: query.subjectId ?? null,
        actorId: query.actorId ?? null,
        from: query.fromOn === undefined ? null : startOfCivilDay(query.fromOn),
        until: query.toOn === undefined ? null : endOfCivilDay(query.toOn),
        withPurpose: query.withPurpose === 'true',
      })
      return {
        rows: rows.map((row) => ({
          seq: row.seq,
          recordedAt: row.recorded_at.toISOString(),
          businessAt: row.business_at.toISOString(),
          actorId: row.actor_id,
          actorName: row.actor_name,
          action: row.action,
          subjectKind: row.subject_kind,
          subjectId: row.subject_id,
          purpose: row.purpose,
          erased: row.erased_at !== null,
        })),
        next: rows.length === query.limit ? String(rows.at(-1)?.seq ?? 0) : null,
      }
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
