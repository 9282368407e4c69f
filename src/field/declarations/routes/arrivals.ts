import { placeNames } from '../../../foundation/places/public.ts'
import { isDone } from '../../../platform/http/contract.ts'
import { type Route, route } from '../../../platform/http/mount.ts'
import { civilDate, civilDay } from '../../../vocabulary/period.ts'
import { disputeArrivals, recordArrivals } from '../actions/arrivals.ts'
import * as contract from '../contract/arrivals.ts'
import { entryCoverRows } from '../store/arrivals.ts'

export function arrivalRoutes(): Route[] {
  return [
    route(contract.recordArrivals, ({ body, tx, actor, scope, now }) => recordArrivals(tx, body, { actor, scope, now })),
    route(contract.listArrivals, async ({ query, tx, scope, now }) => {
      const [day = '', path = ''] = query.after?.split(' ') ?? []
      const after = civilDate.safeParse(day).success ? { day, path } : null
      const rows = await entryCoverRows(tx, scope, { on: null, after, limit: query.limit })
      const names = await placeNames(
        tx,
        rows.map((row) => row.unit_path),
        civilDay(now),
      )
      const last = rows.at(-1)
      return {
        rows: rows.map((row) => ({
          id: row.id,
          unitPath: row.unit_path,
          placeVi: names.get(row.unit_path)?.vi ?? '',
          placeEn: names.get(row.unit_path)?.en ?? '',
          on: row.day,
          arrivals: row.arrivals,
          declared: row.declared,
          source: row.source,
          recordedBy: row.recorded_by,
          dispute:
            row.disputed_at === null
              ? null
              : { by: row.disputed_by ?? '', at: row.disputed_at.toISOString(), reason: row.dispute_reason ?? '' },
        })),
        next: rows.length === query.limit && last !== undefined ? `${last.day} ${last.unit_path}` : null,
      }
    }),
    route(contract.disputeArrivals, async ({ params, body, tx, actor, scope, now }) => {
      await disputeArrivals(tx, { ...params, ...body }, { actor, scope, now })
      return isDone
    }),
  ]
}
