import { type RawBuilder, sql } from 'kysely'
import type { Reader } from '../../../platform/database.ts'
import { prefixRange } from '../../../vocabulary/administrative-unit-code.ts'
import type { Reach } from '../reach.ts'
import { columns, type DocumentRow } from './documents.ts'

export interface Filter {
  readonly today: string
  /** A search made by `searchFor`, or null for all. */
  readonly search: string | null
  /** The number alone that was searched for: that document comes first. */
  readonly number: string | null
  readonly type: string | null
  readonly state: string | null
  readonly level: string | null
  readonly from: string | null
  readonly to: string | null
  /** Only what stands in this incoming book. */
  readonly book: string | null
  readonly onlyRelated: boolean
}

export interface Cursor {
  readonly rank: number
  readonly datedOn: string
  readonly id: string
}
export type ListedDocument = DocumentRow & { rank: number }

/** Newest first, one indexed range for each place within reach, joined by UNION ALL; keyset on (rank, day, id). */
export async function listDocuments(
  db: Reader,
  reach: Reach,
  filter: Filter,
  after: Cursor | null,
  limit: number,
): Promise<ListedDocument[]> {
  const ranges = [
    ...reach.under.map((prefix) => {
      const { from, to } = prefixRange(prefix)
      return sql`d.scope_path >= ${from} and d.scope_path < ${to}`
    }),
    ...reach.above.map((path) => sql`d.scope_path = ${path} and d.state <> 'drafted'`),
  ]
  if (ranges.length === 0) return []
  const rank = filter.number === null ? sql`0::int` : sql`(d.number = ${filter.number})::int`
  const parts = ranges.map(
    (range): RawBuilder<ListedDocument> => sql<ListedDocument>`(
      select ${columns}, ${rank} as rank from documents.document d
      where ${range} and d.became_id is null and d.dated_on <= ${filter.today}::date and ${matching(filter)}
        and ${after === null ? sql`true` : sql`(${rank}, d.dated_on, d.id) < (${after.rank}, ${after.datedOn}::date, ${after.id})`}
      order by ${rank} desc, d.dated_on desc, d.id desc limit ${limit})`,
  )
  const { rows } =
    await sql<ListedDocument>`select * from (${sql.join(parts, sql` union all `)}) as parts order by rank desc, dated_on desc, id desc limit ${limit}`.execute(
      db,
    )
  return rows
}

function matching(filter: Filter): RawBuilder<unknown> {
  const all = [
    filter.search === null ? null : sql`d.words @@ to_tsquery('simple', ${filter.search})`,
    filter.type === null ? null : sql`d.type = ${filter.type}`,
    filter.state === null ? null : sql`d.state = ${filter.state}`,
    filter.level === null ? null : sql`d.issuer_level = ${filter.level}`,
    filter.from === null ? null : sql`d.dated_on >= ${filter.from}::date`,
    filter.to === null ? null : sql`d.dated_on <= ${filter.to}::date`,
    filter.book === null
      ? null
      : sql`exists (select from documents.arrival a where a.document_id = d.id and a.book_path = ${filter.book})`,
    filter.onlyRelated
      ? sql`(exists (select from documents.relation r where r.from_id = d.id) or exists (select from documents.relation r where r.to_id = d.id))`
      : null,
  ].filter((one) => one !== null)
  return all.length === 0 ? sql`true` : sql.join(all, sql` and `)
}

/** The ids of a document and of those it hangs together with, nearest first, up to `most`. */
export async function connectedIds(db: Reader, id: string, most: number): Promise<string[]> {
  const found = [id]
  const seen = new Set(found)
  let edge = found
  // One look-up a step: chains are a few steps deep and wide.
  while (edge.length > 0 && found.length < most) {
    const ids = sql.join(edge)
    const { rows } = await sql<{ id: string }>`
      select to_id as id from documents.relation where from_id in (${ids})
      union select from_id from documents.relation where to_id in (${ids}) order by id limit ${most}`.execute(db)
    edge = rows.map((row) => row.id).filter((other) => !seen.has(other))
    for (const other of edge) seen.add(other)
    found.push(...edge)
  }
  return found.slice(0, most)
}
