import { type RawBuilder, sql } from 'kysely'
import { organisationIdOf } from '../../../foundation/places/public.ts'
import type { Reader, Transaction } from '../../../platform/database.ts'
import { prefixRange } from '../../../vocabulary/administrative-unit-code.ts'
import type { Capability, Capable, Overlap } from '../capability.ts'
import type { Force, GoverningMachine, Track } from '../solution.ts'

export interface SolutionRow {
  id: string
  name: string
  name_en: string | null
  capabilities: Capability[]
  track: Track
  owner_id: string
  vendor_id: string | null
  scope_path: string
  machine: GoverningMachine
  state: string
  state_since: Date
  applicable: boolean
  force: Force | null
  force_directive_id: string | null
  overlapping: Overlap[]
  overlap_reason: string | null
  registered_at: Date
  attested_at: Date | null
  attested_by_name: string | null
  retired_at: Date | null
  retired_by_name: string | null
  retired_because: string | null
  /** What took its place. */
  successor_id: string | null
}
const columns = sql`id, name, name_en, capabilities, track, owner_id, vendor_id, scope_path, machine, state, state_since, applicable, force, force_directive_id,
  overlapping, overlap_reason, registered_at, attested_at, attested_by_name, retired_at, retired_by_name, retired_because, successor_id`

export type NewSolution = Omit<
  SolutionRow,
  | 'force'
  | 'force_directive_id'
  | 'applicable'
  | 'state_since'
  | 'attested_at'
  | 'attested_by_name'
  | 'retired_at'
  | 'retired_by_name'
  | 'retired_because'
  | 'successor_id'
> & { folded: string }

export async function insertSolution(tx: Transaction, row: NewSolution): Promise<void> {
  await sql`
    insert into solutions.solution (id, name, name_en, folded, capabilities, track, owner_id, vendor_id, scope_path, machine, state, state_since, overlapping, overlap_reason, registered_at)
    values (${row.id}, ${row.name}, ${row.name_en}, ${row.folded}, ${row.capabilities}, ${row.track}, ${row.owner_id}, ${row.vendor_id}, ${row.scope_path},
      ${row.machine}, ${row.state}, ${row.registered_at}, ${JSON.stringify(row.overlapping)}::jsonb, ${row.overlap_reason}, ${row.registered_at})`.execute(
    tx,
  )
}

/** Copies what the governing machine says into the registry. The instant is kept while the state stays. */
export async function setStanding(
  tx: Transaction,
  id: string,
  to: { machine: GoverningMachine; state: string; applicable: boolean },
  at: Date,
): Promise<void> {
  await sql`
    update solutions.solution set machine = ${to.machine}, state = ${to.state}, applicable = ${to.applicable} and retired_at is null,
      state_since = case when machine = ${to.machine} and state = ${to.state} then state_since else ${at} end
    where id = ${id}`.execute(tx)
}

/** The entry, held until commit. */
export async function lockSolution(tx: Transaction, id: string): Promise<SolutionRow | undefined> {
  const { rows } = await sql<SolutionRow>`select ${columns} from solutions.solution where id = ${id} for update`.execute(tx)
  return rows[0]
}

/** Retires an entry. What a directive says of it is said of its successor, unless a directive has spoken of that one already. */
export async function retire(
  tx: Transaction,
  id: string,
  how: { because: string; byName: string; successorId: string | null },
  at: Date,
): Promise<void> {
  await sql`
    update solutions.solution s set force = r.force, force_directive_id = r.force_directive_id
    from solutions.solution r where r.id = ${id} and s.id = ${how.successorId} and s.force is null`.execute(tx)
  await sql`
    update solutions.solution set applicable = false, force = null, force_directive_id = null, retired_at = ${at}, retired_by_name = ${how.byName},
      retired_because = ${how.because}, successor_id = ${how.successorId}
    where id = ${id}`.execute(tx)
}

export async function setOwner(tx: Transaction, id: string, ownerId: string): Promise<void> {
  await sql`update solutions.solution set owner_id = ${ownerId} where id = ${id}`.execute(tx)
}

export async function setVendor(tx: Transaction, id: string, vendorId: string): Promise<void> {
  await sql`update solutions.solution set vendor_id = ${vendorId} where id = ${id}`.execute(tx)
}

export async function setForce(tx: Transaction, id: string, force: Force, directiveId: string): Promise<void> {
  await sql`update solutions.solution set force = ${force}, force_directive_id = ${directiveId} where id = ${id}`.execute(tx)
}

/** Only what this directive has said; another one may have spoken since. */
export async function releaseForce(tx: Transaction, id: string, directiveId: string): Promise<void> {
  await sql`update solutions.solution set force = null, force_directive_id = null where id = ${id} and force_directive_id = ${directiveId}`.execute(
    tx,
  )
}

/** The registry follows the text of a revised proposal. */
export async function rewrite(
  tx: Transaction,
  id: string,
  to: {
    name: string
    nameEn: string | null
    folded: string
    capabilities: readonly Capability[]
    overlaps: readonly Overlap[]
    overlapReason: string | null
  },
): Promise<void> {
  await sql`
    update solutions.solution set name = ${to.name}, name_en = ${to.nameEn}, folded = ${to.folded}, capabilities = ${[...to.capabilities]},
      overlapping = ${JSON.stringify(to.overlaps)}::jsonb, overlap_reason = ${to.overlapReason}
    where id = ${id}`.execute(tx)
}

/** The owner says that the entry is right as it stands. */
export async function attest(tx: Transaction, id: string, by: { displayName: string }, at: Date): Promise<void> {
  await sql`update solutions.solution set attested_at = ${at}, attested_by_name = ${by.displayName} where id = ${id}`.execute(tx)
}

/** Until when each of these is waited for, whichever machine governs it; a solution without a day is missing. */
export async function dueDays(db: Reader, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; due_on: string }>`
    select s.id, case s.machine when 'assignment' then a.due_on when 'proposal' then p.opinions_due_on else r.deadline_on end as due_on
    from solutions.solution s left join solutions.assignment a on a.solution_id = s.id left join solutions.proposal p on p.solution_id = s.id
      left join solutions.requirement r on r.solution_id = s.id and r.answer = 'build'
    where s.id in (${sql.join([...ids])}) and case s.machine when 'assignment' then a.due_on when 'proposal' then p.opinions_due_on else r.deadline_on end is not null`.execute(
    db,
  )
  return new Map(rows.map((row) => [row.id, row.due_on]))
}

export async function solutionById(db: Reader, id: string): Promise<SolutionRow | undefined> {
  const { rows } = await sql<SolutionRow>`select ${columns} from solutions.solution where id = ${id}`.execute(db)
  return rows[0]
}

export async function solutionsById(db: Reader, ids: readonly string[]): Promise<SolutionRow[]> {
  if (ids.length === 0) return []
  const { rows } =
    await sql<SolutionRow>`select ${columns} from solutions.solution where id in (${sql.join([...ids])}) order by id`.execute(db)
  return rows
}

/** What a directive may name, and what a newcomer is compared with. */
export async function applicable(db: Reader): Promise<SolutionRow[]> {
  const { rows } = await sql<SolutionRow>`select ${columns} from solutions.solution where applicable order by id`.execute(db)
  return rows
}

/** Solutions to compare a newcomer with: id, name and capabilities only. */
export async function capable(db: Reader): Promise<Capable[]> {
  const { rows } = await sql<Capable>`select id, name, capabilities from solutions.solution where applicable order by id`.execute(
    db,
  )
  return rows
}

export interface SolutionFilter {
  track: Track | null
  state: string | null
  capability: Capability | null
  applicable: boolean | null
  /** Folded and with its wildcards escaped. */
  folded: string | null
  after: string | null
  limit: number
}

/** What an asker may see: applicable ones always, offices the two national tracks, and what lies in scope. */
export interface Seen {
  readonly scope: readonly string[]
  readonly forTheState: boolean
}

function visibleTo({ scope, forTheState }: Seen): RawBuilder<unknown> {
  const inScope = scope.map((prefix): RawBuilder<unknown> => {
    const { from, to } = prefixRange(prefix)
    return sql`select id from solutions.solution where scope_path >= ${from} and scope_path < ${to}`
  })
  const visible = [
    sql`select id from solutions.solution where applicable`,
    // Whoever makes it sees it, whatever track it came on.
    ...scope.flatMap((prefix): RawBuilder<unknown>[] => {
      const maker = organisationIdOf(prefix)
      return maker === undefined ? [] : [sql`select id from solutions.solution where vendor_id = ${maker}`]
    }),
    ...(forTheState ? [sql`select id from solutions.solution where track in ('assigned', 'requirement')`] : []),
    ...inScope,
  ]
  return sql.join(visible, sql` union all `)
}

export interface SolutionCount {
  track: Track
  machine: GoverningMachine
  state: string
  count: number
}

export async function countSolutions(db: Reader, seen: Seen): Promise<SolutionCount[]> {
  const { rows } = await sql<SolutionCount>`
    select track, machine, state, count(*) as count from solutions.solution where id in (${visibleTo(seen)})
    group by track, machine, state order by track, machine, state`.execute(db)
  return rows
}

/** Newest first. */
export async function listSolutions(db: Reader, seen: Seen, filter: SolutionFilter): Promise<SolutionRow[]> {
  const { rows } = await sql<SolutionRow>`
    select ${columns} from solutions.solution
    where id in (${visibleTo(seen)})
      and (${filter.after}::text is null or id < ${filter.after})
      and (${filter.track}::text is null or track = ${filter.track})
      and (${filter.state}::text is null or state = ${filter.state})
      and (${filter.capability}::text is null or ${filter.capability} = any (capabilities))
      and (${filter.applicable}::boolean is null or applicable = ${filter.applicable})
      and (${filter.folded}::text is null or folded like '%' || ${filter.folded} || '%')
    order by id desc limit ${filter.limit}`.execute(db)
  return rows
}

/** The documents that brought solutions to where they are: of their assignment, their handover, and the opinions that stand. */
export async function documentsBehind(db: Reader, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const wanted = sql.join([...ids])
  const { rows } = await sql<{ id: string }>`
    select assigning_document_id as id from solutions.assignment where solution_id in (${wanted}) and assigning_document_id is not null
    union select handover_record_id from solutions.assignment where solution_id in (${wanted}) and handover_record_id is not null
    union select reply_document_id from solutions.opinion where solution_id in (${wanted}) and voided_because is null and reply_document_id is not null`.execute(
    db,
  )
  return rows.map(({ id }) => id)
}

/** Assigned or proposed solutions for which somebody may have to do something, the longest waiting first. */
export async function solutionsInMotion(db: Reader): Promise<SolutionRow[]> {
  const { rows } = await sql<SolutionRow>`
    select ${columns} from solutions.solution
    where machine in ('assignment', 'proposal') and state not in ('handed-over', 'withdrawn', 'not-adopted', 'build-directed')
    order by state_since limit 300`.execute(db)
  return rows
}
