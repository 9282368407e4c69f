import { narrowed, placeNames } from '../../../foundation/places/public.ts'
import type { House } from '../../../platform/house.ts'
import { isDone } from '../../../platform/http/contract.ts'
import { type Route, route } from '../../../platform/http/mount.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import { disputeCount, recordLicensedCounts } from '../actions/licensed-count.ts'
import * as contract from '../contract/licensed-count.ts'
import { licensedCategories } from '../licensed-sheet.ts'
import { countsWithin } from '../store/licensed-count.ts'

export function licensedCountRoutes(house: House): Route[] {
  return [
    route(contract.recordLicensedCounts, ({ upload, query, actor, scope, now }) =>
      recordLicensedCounts(house, upload, query, { actor, scope, now }),
    ),
    route(contract.listLicensedCounts, async ({ query, tx, scope, now }) => {
      const on = civilDay(now)
      const rows = await countsWithin(tx, query.unit === undefined ? scope : narrowed(scope, query.unit), {
        on,
        after: query.after ?? '',
        limit: query.limit,
      })
      const names = await placeNames(
        tx,
        rows.map((row) => row.unit_path),
        on,
      )
      return {
        rows: rows.map((row) => ({
          id: row.id,
          unitPath: row.unit_path,
          placeVi: names.get(row.unit_path)?.vi ?? '',
          placeEn: names.get(row.unit_path)?.en ?? '',
          category: licensedCategories.find((one) => one === row.category) ?? 'all',
          licensed: row.count,
          registered: row.registered,
          asOf: row.as_of,
          source: row.source,
          recordedBy: row.recorded_by,
          dispute:
            row.disputed_at === null
              ? null
              : { by: row.disputed_by ?? '', at: row.disputed_at.toISOString(), reason: row.dispute_reason ?? '' },
        })),
        next: rows.length === query.limit ? (rows.at(-1)?.key ?? null) : null,
      }
    }),
    route(contract.disputeLicensedCount, async ({ params, body, tx, actor, scope, now }) => {
      await disputeCount(tx, { ...params, ...body }, { actor, scope, now })
      return isDone
    }),
  ]
}
