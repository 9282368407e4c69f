import { childrenOf, narrowed, organisationsById, placeNames, unitNames } from '../../foundation/places/public.ts'
import type { Reader } from '../../platform/database.ts'
import type { House } from '../../platform/house.ts'
import { isDone } from '../../platform/http/contract.ts'
import { type Route, route } from '../../platform/http/mount.ts'
import { found } from '../../platform/refusal.ts'
import { isWithin, parentPath, readPath } from '../../vocabulary/administrative-unit-code.ts'
import { civilDay } from '../../vocabulary/period.ts'
import { provisionWords } from '../directives/public.ts'
import { daysOverdueOf } from './actions/assess.ts'
import { readContact } from './actions/contact.ts'
import { emptyFigures, figuresByUnit, sumOf } from './actions/figures.ts'
import { keepReasonPhoto, readReasonPhoto } from './actions/photo.ts'
import { listPractice, type PracticeRow } from './actions/practice.ts'
import { recordReason } from './actions/reason.ts'
import * as contract from './contract.ts'
import type { ComplianceHooks } from './hooks.ts'
import { obligationStates, reasonCodes } from './obligation.ts'
import * as store from './store.ts'

const notMet = ['open-in-term', 'open-overdue', 'open-without-date', 'lapsed', 'no-data'] as const
/** What is still owed, met or not; a duty that is over is asked for by its own name. */
const owedStates = obligationStates.filter((state) => state !== 'no-longer-in-force')
const depths = { nation: 1, province: 2, district: 3, commune: 3 } as const

export function complianceRoutes({ keyring }: House, hooks: ComplianceHooks): Route[] {
  return [
    route(contract.readCompliance, async ({ query, tx, scope, now }) => {
      const on = civilDay(now)
      const day = query.day !== undefined && query.day < on ? query.day : on
      const unit = query.unit ?? highest(scope)
      const within = found(narrowed(scope, unit).length > 0 ? narrowed(scope, unit) : undefined, 'unit')
      const level = found(readPath(unit), 'unit').level
      const { figures, judgedOn } = await figuresByUnit(tx, within, { day, today: on }, depths[level])
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
        judgedOn,
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
      const states = query.state === 'any' ? owedStates : query.state === 'not-met' ? notMet : [query.state]
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
    route(contract.listPractice, async ({ query, tx, scope, now }) => {
      const on = civilDay(now)
      const day = query.day !== undefined && query.day < on ? query.day : on
      const rows = await listPractice(tx, query.unit === undefined ? scope : narrowed(scope, query.unit), {
        kind: query.kind,
        practice: query.practice,
        day,
        after: query.after ?? '',
        limit: query.limit,
      })
      return {
        rows: await wordPractice(tx, rows, { day, today: on }),
        next: rows.length === query.limit ? (rows.at(-1)?.path ?? null) : null,
      }
    }),
    route(contract.recordReason, async ({ body, tx, actor, scope, now }) => {
      await recordReason(tx, body, { actor, scope, now })
      return isDone
    }),
    route(contract.keepReasonPhoto, async ({ query, upload, tx, actor, scope, now }) => {
      await keepReasonPhoto(tx, keyring, { ...query, bytes: upload }, { actor, scope, now })
      return isDone
    }),
    route(contract.readReasonPhoto, async ({ body, tx, actor, scope, now }) =>
      readReasonPhoto(tx, keyring, body.subjectPath, { actor, scope, now }),
    ),
    route(contract.readContact, async ({ body, tx, actor, scope, now }) => ({
      phone: await readContact(tx, body.subjectPath, { actor, scope, now }, hooks),
    })),
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
  const words = await wordsFor(
    db,
    rows.map((row) => ({ path: row.subject_path, organisationId: row.subject_id })),
    rows,
    on,
  )
  return rows.map((row) => ({
    ...words.organisation(row.subject_path, row.subject_id),
    ...words.duty(row),
    lastMetOn: row.last_met_on,
    reason: words.reason(row.subject_path),
  }))
}

/** Duties are told of today only: as they stand now they would say something untrue of a day gone by. */
async function wordPractice(db: Reader, rows: readonly PracticeRow[], on: { readonly day: string; readonly today: string }) {
  const paths = on.day === on.today ? rows.map((row) => row.path) : []
  const obligations = await store.obligationsOfSubjects(db, paths)
  const words = await wordsFor(db, rows, obligations, on.today)
  return rows.map(({ path, organisationId, cameraReasons, ...did }) => ({
    ...words.organisation(path, organisationId),
    ...did,
    cameraReasons: [...cameraReasons],
    duties: obligations.filter((row) => row.subject_path === path).map(words.duty),
    reason: words.reason(path),
  }))
}

/** Names, places, provisions and last reasons of some subjects, fetched at once. */
async function wordsFor(
  db: Reader,
  subjects: readonly { readonly path: string; readonly organisationId: string }[],
  obligations: readonly store.ObligationRow[],
  on: string,
) {
  const paths = [...new Set(subjects.map((subject) => subject.path))]
  const [organisations, provisions, reasons, places, overdue] = await Promise.all([
    organisationsById(db, [...new Set(subjects.map((subject) => subject.organisationId))]),
    provisionWords(db, [...new Set(obligations.map((row) => row.provision_id))]),
    store.latestReasons(db, paths),
    placeNames(db, [...new Set(paths.map((path) => parentPath(path) ?? 'vn'))], on),
    daysOverdueOf(db, obligations, on),
  ])
  const byId = new Map(organisations.map((organisation) => [organisation.id, organisation]))
  return {
    organisation: (path: string, id: string) => {
      const organisation = found(byId.get(id), 'organisation')
      const place = places.get(parentPath(path) ?? 'vn')
      return {
        subjectPath: path,
        nameVi: organisation.name,
        nameEn: organisation.name_en ?? organisation.name,
        address: organisation.address,
        placeVi: place?.vi ?? '',
        placeEn: place?.en ?? '',
      }
    },
    duty: (row: store.ObligationRow) => {
      const provision = provisions.get(row.provision_id)
      return {
        provisionVi: provision?.vi ?? '',
        provisionEn: provision?.en ?? '',
        directiveId: row.directive_id,
        state: known(obligationStates, row.state),
        sinceOn: row.state_since_on,
        dueOn: row.due_on,
        frequency: row.frequency,
        overdueDays: overdue(row),
      }
    },
    reason: (path: string) => {
      const reason = reasons.get(path)
      if (reason === undefined) return null
      return {
        code: known(reasonCodes, reason.code),
        note: reason.note,
        recordedOn: reason.recorded_on,
        byName: reason.recorded_by_name,
        hasPhoto: reason.has_photo,
      }
    },
  }
}

function known<Code extends string>(codes: readonly Code[], text: string): Code {
  return found(
    codes.find((code) => code === text),
    'code',
  )
}
