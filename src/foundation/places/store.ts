import { type RawBuilder, sql } from 'kysely'
import type { Reader, Transaction } from '../../platform/database.ts'
import { prefixRange } from '../../vocabulary/administrative-unit-code.ts'

export interface UnitRow {
  path: string
  code: string
  level: 'nation' | 'province' | 'district' | 'commune'
  name: string
  parent_path: string | null
}

export interface NewUnit extends UnitRow {
  folded: string
  from_on: string
  to_on: string | null
  successor_path: string | null
}

export async function insertUnits(tx: Transaction, units: readonly NewUnit[]): Promise<void> {
  for (let at = 0; at < units.length; at += 500) {
    const rows = units
      .slice(at, at + 500)
      .map(
        (unit) =>
          sql`(${unit.path}, ${unit.code}, ${unit.level}, ${unit.name}, ${unit.folded}, ${unit.parent_path}, ${unit.from_on}::date, ${unit.to_on}::date, ${unit.successor_path})`,
      )
    await sql`insert into places.unit (path, code, level, name, folded, parent_path, from_on, to_on, successor_path) values ${sql.join(rows)}`.execute(
      tx,
    )
  }
}

/** The document that units brought by a list rest on. */
export async function noteSources(
  tx: Transaction,
  units: readonly { path: string; from_on: string; source: string }[],
): Promise<void> {
  const [paths, days, sources] = [units.map((one) => one.path), units.map((one) => one.from_on), units.map((one) => one.source)]
  await sql`
    update places.unit u set source = s.source from unnest(${paths}::text[], ${days}::date[], ${sources}::text[]) as s (path, from_on, source)
    where u.path = s.path and u.from_on = s.from_on`.execute(tx)
}

/** A unit with its dates, the end excluded. */
export interface DatedUnitRow extends UnitRow {
  from_on: string
  to_on: string | null
}

/** Whatever bore one of these codes at any time. */
export async function unitsByCode(db: Reader, codes: readonly string[]): Promise<DatedUnitRow[]> {
  const { rows } = await sql<DatedUnitRow>`
    select path, code, level, name, parent_path, from_on, to_on from places.unit where code = any(${[...codes]})`.execute(db)
  return rows
}

/** Units directly under a path as they were on a day, in the statistics office's order. */
export async function childrenOf(db: Reader, parentPath: string, on: string): Promise<UnitRow[]> {
  const { rows } = await sql<UnitRow>`
    select path, code, level, name, parent_path from places.unit
    where parent_path = ${parentPath} and from_on <= ${on}::date and (to_on is null or to_on > ${on}::date) order by code`.execute(
    db,
  )
  return rows
}

/** The named units as they were on a day; a path without a unit that day is simply missing. */
export async function unitsAt(db: Reader, paths: readonly string[], on: string): Promise<UnitRow[]> {
  if (paths.length === 0) return []
  const { rows } = await sql<UnitRow>`
    select path, code, level, name, parent_path from places.unit
    where path in (${sql.join(paths)}) and from_on <= ${on}::date and (to_on is null or to_on > ${on}::date)`.execute(db)
  return rows
}

export interface OrganisationRow {
  id: string
  path: string
  kind: string
  name: string
  name_en: string | null
  address: string
  facts: Record<string, unknown>
  from_on: string
  to_on: string | null
  version: number
}
const organisationColumns = sql`id, path, kind, name, name_en, address, facts, from_on, to_on, version`

export interface NewOrganisation extends Omit<OrganisationRow, 'version'> {
  folded: string
}

export async function insertOrganisations(tx: Transaction, organisations: readonly NewOrganisation[], at: Date): Promise<void> {
  for (let from = 0; from < organisations.length; from += 500) {
    const rows = organisations
      .slice(from, from + 500)
      .map(
        (o) =>
          sql`(${o.id}, ${o.path}, ${o.kind}, ${o.name}, ${o.name_en}, ${o.folded}, ${o.address}, ${JSON.stringify(o.facts)}::jsonb, ${o.from_on}::date, ${o.to_on}::date, ${at})`,
      )
    await sql`insert into places.organisation (id, path, kind, name, name_en, folded, address, facts, from_on, to_on, registered_at) values ${sql.join(rows)}`.execute(
      tx,
    )
  }
}

export async function organisationsById(db: Reader, ids: readonly string[]): Promise<OrganisationRow[]> {
  if (ids.length === 0) return []
  const { rows } =
    await sql<OrganisationRow>`select ${organisationColumns} from places.organisation where id in (${sql.join(ids)})`.execute(db)
  return rows
}

/** One indexed range per scope prefix, joined by UNION ALL; keyset on the path. */
export async function organisationsWithin(
  db: Reader,
  scope: readonly string[],
  filter: { kinds: readonly string[]; folded: string | null; after: string; limit: number },
): Promise<OrganisationRow[]> {
  if (scope.length === 0 || filter.kinds.length === 0) return []
  const parts = scope.flatMap((prefix) => {
    const { from, to } = prefixRange(prefix)
    return filter.kinds.map(
      (kind): RawBuilder<OrganisationRow> => sql<OrganisationRow>`(
        select ${organisationColumns} from places.organisation
        where kind = ${kind} and path >= ${from} and path < ${to} and path > ${filter.after}
          and (${filter.folded}::text is null or folded like '%' || ${filter.folded} || '%')
        order by path limit ${filter.limit})`,
    )
  })
  const { rows } =
    await sql<OrganisationRow>`select * from (${sql.join(parts, sql` union all `)}) as parts order by path limit ${filter.limit}`.execute(
      db,
    )
  return rows
}

/** How many organisations of a kind stand under each path in `scope`, by the unit `depth` steps below the nation (1 province … 3 commune). */
export async function countByUnit(
  db: Reader,
  scope: readonly string[],
  kind: string,
  depth: number,
): Promise<{ unit_path: string; count: number }[]> {
  if (scope.length === 0) return []
  const parts = scope.map((prefix) => {
    const { from, to } = prefixRange(prefix)
    return sql`select path from places.organisation where kind = ${kind} and path >= ${from} and path < ${to}`
  })
  const { rows } = await sql<{ unit_path: string; count: number }>`
    select array_to_string((string_to_array(path, '/'))[1:${depth + 1}], '/') as unit_path, count(*) as count
    from (${sql.join(parts, sql` union all `)}) as parts group by 1 order by 1`.execute(db)
  return rows
}

export async function insertHeldRoles(
  tx: Transaction,
  rows: readonly { role: string; organisationId: string; fromOn: string; toOn: string | null; basis: string }[],
): Promise<void> {
  const values = rows.map(
    (row) => sql`(${row.role}, ${row.organisationId}, ${row.fromOn}::date, ${row.toOn}::date, ${row.basis})`,
  )
  await sql`insert into places.held_role (role, organisation_id, from_on, to_on, basis) values ${sql.join(values)}`.execute(tx)
}

export async function heldRolesOn(
  db: Reader,
  on: string,
): Promise<{ role: string; organisation_id: string; name: string; name_en: string | null; basis: string }[]> {
  const { rows } = await sql<{ role: string; organisation_id: string; name: string; name_en: string | null; basis: string }>`
    select r.role, r.organisation_id, o.name, o.name_en, r.basis from places.held_role r join places.organisation o on o.id = r.organisation_id
    where r.from_on <= ${on}::date and (r.to_on is null or r.to_on > ${on}::date) order by r.role`.execute(db)
  return rows
}

export async function unitsByPathOrCode(
  db: Reader,
  texts: readonly string[],
  on: string,
): Promise<{ path: string; code: string }[]> {
  if (texts.length === 0) return []
  const { rows } = await sql<{ path: string; code: string }>`
    select path, code from places.unit where (path in (${sql.join([...texts])}) or code in (${sql.join([...texts])}))
      and from_on <= ${on}::date and (to_on is null or to_on > ${on}::date)`.execute(db)
  return rows
}

export async function organisationsByPath(db: Reader, paths: readonly string[]): Promise<OrganisationRow[]> {
  if (paths.length === 0) return []
  const { rows } =
    await sql<OrganisationRow>`select ${organisationColumns} from places.organisation where path in (${sql.join([...paths])})`.execute(
      db,
    )
  return rows
}

/** Communes under a path as they were on a day, in the order of their paths. */
export async function communesUnder(db: Reader, prefix: string, on: string): Promise<(UnitRow & { folded: string })[]> {
  const { from, to } = prefixRange(prefix)
  const { rows } = await sql<UnitRow & { folded: string }>`
    select path, code, level, name, parent_path, folded from places.unit
    where level = 'commune' and path >= ${from} and path < ${to} and from_on <= ${on}::date and (to_on is null or to_on > ${on}::date)
    order by path`.execute(db)
  return rows
}
