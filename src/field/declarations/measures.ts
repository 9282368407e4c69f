import { sql } from 'kysely'
import type { Reader } from '../../platform/database.ts'
import { prefixRange } from '../../vocabulary/administrative-unit-code.ts'
import { entryCoverRows } from './store/arrivals.ts'

/** Declarations of one unit on one day. `persons` counts each person once a form; `flagged` had a sign or an exposure. */
export interface UnitDeclarations {
  readonly unitPath: string
  readonly declarations: number
  readonly persons: number
  readonly flagged: number
}

/** Declarations by the unit `depth` steps below the nation (1 province, 2 district, 3 commune) on one civil day; counted without persons, so also after the declarations are deleted. */
export async function declarationsByUnit(
  db: Reader,
  scope: readonly string[],
  day: string,
  depth: 1 | 2 | 3,
): Promise<UnitDeclarations[]> {
  return unitDays(db, scope, day, depth, sql`form <> 'daily-status'`)
}

/**
 * How many persons gave their daily status on a day, by commune: the numerator of `dailyStatusCoverage`. Who should have given
 * it is known to quarantine.
 */
export async function dailyStatusDays(
  db: Reader,
  scope: readonly string[],
  day: string,
): Promise<{ unitPath: string; persons: number; flagged: number }[]> {
  const rows = await unitDays(db, scope, day, 3, sql`form = 'daily-status'`)
  return rows.map(({ unitPath, persons, flagged }) => ({ unitPath, persons, flagged }))
}

/** Entry declarations of one province on one day against the people who arrived there. Units that nobody counted are missing, not zero. */
export interface EntryCover {
  readonly unitPath: string
  /** People who declared, at most as many as arrived: who declared and never came covers nobody else. */
  readonly declared: number
  readonly arrivals: number
  readonly disputed: boolean
}

export async function entryCover(db: Reader, scope: readonly string[], day: string): Promise<EntryCover[]> {
  const rows = await entryCoverRows(db, scope, { on: day, after: null, limit: 1000 })
  return rows.map((row) => ({
    unitPath: row.unit_path,
    declared: Math.min(row.declared, row.arrivals),
    arrivals: row.arrivals,
    disputed: row.disputed_at !== null,
  }))
}

async function unitDays(
  db: Reader,
  scope: readonly string[],
  day: string,
  depth: 1 | 2 | 3,
  which: ReturnType<typeof sql>,
): Promise<UnitDeclarations[]> {
  if (scope.length === 0) return []
  const parts = scope.map((prefix) => {
    const { from, to } = prefixRange(prefix)
    return sql`select unit_path, declarations, persons, flagged from declarations.unit_day
      where day = ${day}::date and unit_path >= ${from} and unit_path < ${to} and ${which}`
  })
  const { rows } = await sql<{ unit_path: string; declarations: number; persons: number; flagged: number }>`
    select array_to_string((string_to_array(unit_path, '/'))[1:${depth + 1}], '/') as unit_path, sum(declarations) as declarations,
      sum(persons) as persons, sum(flagged) as flagged
    from (${sql.join(parts, sql` union all `)}) as parts group by 1 order by 1`.execute(db)
  return rows.map((row) => ({
    unitPath: row.unit_path,
    declarations: row.declarations,
    persons: row.persons,
    flagged: row.flagged,
  }))
}
