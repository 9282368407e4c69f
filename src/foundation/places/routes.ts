import { z } from 'zod'
import type { Reader } from '../../platform/database.ts'
import { type Route, route } from '../../platform/http/mount.ts'
import { civilDay } from '../../vocabulary/period.ts'
import { foldVietnamese } from '../../vocabulary/person-name.ts'
import { importUnits, placeNames, registerOrganisation } from './actions.ts'
import {
  importUnits as importUnitsEndpoint,
  listAuthorities,
  listFacilities,
  listOrganisations,
  listUnits,
  registerFacility,
} from './contract.ts'
import { en } from './messages.en.ts'
import { vi } from './messages.vi.ts'
import { type OrganisationKind, organisationKinds } from './organisation.ts'
import { narrowed } from './scope.ts'
import * as store from './store.ts'
import { englishUnitName } from './unit-name.ts'

export function placesRoutes(): Route[] {
  return [
    route(listUnits, async ({ query, tx, now }) => {
      const on = civilDay(now)
      const rows = await store.childrenOf(tx, query.parent, on)
      return {
        on,
        rows: rows.map((row) => ({
          path: row.path,
          code: row.code,
          level: row.level,
          nameVi: row.name,
          nameEn: englishUnitName(row.name),
        })),
      }
    }),
    route(listOrganisations, async ({ query, tx, scope, now }) => {
      const within = query.unit === undefined ? scope : narrowed(scope, query.unit)
      const rows = await store.organisationsWithin(tx, within, {
        kinds: query.kind === undefined ? organisationKinds : [query.kind],
        folded: query.search === undefined || query.search === '' ? null : likePattern(foldVietnamese(query.search)),
        after: query.after ?? '',
        limit: query.limit,
      })
      return {
        rows: await worded(tx, rows, civilDay(now)),
        next: rows.length === query.limit ? (rows.at(-1)?.path ?? null) : null,
      }
    }),
    route(listFacilities, async ({ query, tx, scope, now }) => {
      const rows = await store.organisationsWithin(tx, query.unit === undefined ? scope : narrowed(scope, query.unit), {
        kinds: ['quarantine-facility'],
        folded: query.search === undefined || query.search === '' ? null : likePattern(foldVietnamese(query.search)),
        after: query.after ?? '',
        limit: query.limit,
      })
      const shown = await worded(tx, rows, civilDay(now))
      return {
        rows: shown.map((facility, i) => ({ ...facility, ...facilityFacts.parse(rows[i]?.facts ?? {}) })),
        next: rows.length === query.limit ? (rows.at(-1)?.path ?? null) : null,
      }
    }),
    route(registerFacility, async ({ body, tx, actor, scope, now }) => {
      const { id } = await registerOrganisation(
        tx,
        {
          kind: 'quarantine-facility',
          name: body.name,
          unitPath: body.unitPath,
          address: body.address,
          facts: { runBy: body.runBy, beds: body.beds },
        },
        { actor, scope, now },
      )
      const [registered] = await worded(tx, await store.organisationsById(tx, [id]), civilDay(now))
      if (registered === undefined) throw new Error('the facility vanished from its own transaction')
      return registered
    }),
    route(importUnitsEndpoint, async ({ upload, query, tx, actor, now }) => {
      const { created, rows } = await importUnits(tx, upload, { actor, now }, query.dryRun === 'true')
      return {
        created,
        rows: rows.map((row) => ({
          ...row,
          outcomeVi: vi[`places.unit-row.${row.outcome}`],
          outcomeEn: en[`places.unit-row.${row.outcome}`],
        })),
      }
    }),
    route(listAuthorities, async ({ tx, now }) => {
      const on = civilDay(now)
      const rows = await store.heldRolesOn(tx, on)
      return {
        on,
        rows: rows.map((row) => ({
          role: row.role,
          organisationId: row.organisation_id,
          nameVi: row.name,
          nameEn: row.name_en ?? row.name,
          basis: row.basis,
        })),
      }
    }),
  ]
}

/** What is known of a facility beside its name; sheets from the field leave much of it out. */
const facilityFacts = z.object({
  runBy: z.enum(['civil', 'army', 'paid-hotel']).nullable().catch(null),
  beds: z.number().int().nullable().catch(null),
})

/** `%` and `_` that a person typed are letters, not wildcards. */
function likePattern(text: string): string {
  return text.replace(/[\\%_]/g, (letter) => `\\${letter}`)
}

async function worded(db: Reader, rows: readonly store.OrganisationRow[], on: string) {
  const parents = new Map(rows.map((row) => [row.path, row.path.slice(0, row.path.lastIndexOf('/'))]))
  const names = await placeNames(db, [...parents.values()], on)
  return rows.map((row) => {
    const place = names.get(parents.get(row.path) ?? '')
    return {
      id: row.id,
      path: row.path,
      kind: kindOf(row.kind),
      nameVi: row.name,
      nameEn: row.name_en ?? row.name,
      address: row.address,
      placeVi: place?.vi ?? '',
      placeEn: place?.en ?? '',
    }
  })
}

function kindOf(kind: string): OrganisationKind {
  const known = organisationKinds.find((one) => one === kind)
  if (known === undefined) throw new Error(`unknown kind of organisation: ${kind}`)
  return known
}
