import { childrenOf, narrowed, organisationsById, placeNames, unitNames } from '../../foundation/places/public.ts'
import type { Reader } from '../../platform/database.ts'
import { isDone } from '../../platform/http/contract.ts'
import { type Route, route } from '../../platform/http/mount.ts'
import { found } from '../../platform/refusal.ts'
import { isWithin, parentPath, readPath } from '../../vocabulary/administrative-unit-code.ts'
import { civilDay } from '../../vocabulary/period.ts'
import { provisionWords } from '../directives/public.ts'
import { emptyFigures, figuresByUnit, sumOf } from './actions/figures.ts'
import { recordReason } from './actions/reason.ts'
import * as contract from './contract.ts'
import { obligationStates, reasonCodes } from './obligation.ts'
import * as store from './store.ts'

const notMet = ['open-in-term', 'open-overdue', 'open-without-date', 'lapsed', 'no-data'] as const
const depths = { nation: 1, province: 2, district: 3, commune: 3 } as const

export function complianceRoutes(): Route[] {
  return [
    route(contract.readCompliance, async ({ query, tx, scope, now }) => {
      const on = civilDay(now)
      const day = query.day !== undefined && query.day < on ? query.day : on
      const unit = query.unit ?? highest(scope)
      const within = found(narrowed(scope, unit).length > 0 ? narrowed(scope, unit) : undefined, 'unit')
      const level = found(readPath(unit), 'unit').level
      const figures = await figuresByUnit(tx, within, day, depths[level])
      const children =
        level === 'commune' ? [] : (await childrenOf(tx, unit, on)).filter((child) => narrowed(scope, child.path).length > 0)
      const names = await unitNames(tx, [unit, ...above(unit), ...children.map((child) => child.path)], on)
      const named = (path: string) => ({
        unitPath: path,
        nameVi: names.get(path)?.vi ?? path,
        nameEn: names.get(path)?.en ?? path,
      })
      return {
        ...named(unit),
        above: above(unit)
          .filter((path) => isWithin(scope, path))
          .map(named),
        day,
        asOf: now.toISOString(),
        total: sumOf(figures.values()),
        rows: children.map((child) => ({
          ...named(child.path),
          ...(figures.get(child.path) ?? emptyFigures()),
          opens: child.level !== 'commune',
        })),
      }
    }),
    route(contract.listSubjects, async ({ query, tx, scope, now }) => {
      const states = query.state === 'any' ? obligationStates : query.state === 'not-met' ? notMet : [query.state]
      const within = query.unit === undefined ? scope : narrowed(scope, query.unit)
      const rows = await store.listObligations(tx, within, {
        kind: query.kind,
        states,
        after: query.after ?? '',
        limit: query.limit,
      })
      const last = rows.at(-1)
      return {
        rows: await wordSubjects(tx, rows, civilDay(now)),
        next: rows.length === query.limit && last !== undefined ? `${last.subject_path} ${last.provision_id}` : null,
      }
    }),
    route(contract.recordReason, async ({ body, tx, actor, scope, now }) => {
      await recordReason(tx, body, { actor, scope, now })
      return isDone
    }),
  ]
}

/** The shortest prefix of a scope: where an officer's own page begins. */
function highest(scope: readonly string[]): string {
  return [...scope].sort((a, b) => a.length - b.length || (a < b ? -1 : 1))[0] ?? 'vn'
}

function above(unit: string): string[] {
  const parent = parentPath(unit)
  return parent === undefined ? [] : [...above(parent), parent]
}

async function wordSubjects(db: Reader, rows: readonly store.ObligationRow[], on: string) {
  const [organisations, provisions, reasons, places] = await Promise.all([
    organisationsById(db, [...new Set(rows.map((row) => row.subject_id))]),
    provisionWords(
      db,
      rows.map((row) => row.provision_id),
    ),
    store.latestReasons(db, [...new Set(rows.map((row) => row.subject_path))]),
    placeNames(db, [...new Set(rows.map((row) => parentPath(row.subject_path) ?? 'vn'))], on),
  ])
  const byId = new Map(organisations.map((organisation) => [organisation.id, organisation]))
  return rows.map((row) => {
    const organisation = found(byId.get(row.subject_id), 'organisation')
    const provision = provisions.get(row.provision_id)
    const place = places.get(parentPath(row.subject_path) ?? 'vn')
    const reason = reasons.get(row.subject_path)
    return {
      subjectPath: row.subject_path,
      nameVi: organisation.name,
      nameEn: organisation.name_en ?? organisation.name,
      address: organisation.address,
      placeVi: place?.vi ?? '',
      placeEn: place?.en ?? '',
      provisionVi: provision?.vi ?? '',
      provisionEn: provision?.en ?? '',
      directiveId: row.directive_id,
      state: found(
        obligationStates.find((state) => state === row.state),
        'state',
      ),
      sinceOn: row.state_since_on,
      dueOn: row.due_on,
      lastMetOn: row.last_met_on,
      reason:
        reason === undefined
          ? null
          : {
              code: found(
                reasonCodes.find((code) => code === reason.code),
                'reason',
              ),
              note: reason.note,
              recordedOn: reason.recorded_on,
              byName: reason.recorded_by_name,
            },
    }
  })
}
