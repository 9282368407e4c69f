import type { z } from 'zod'
import type { Reader } from '../../../platform/database.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import type { score } from '../contract/shape.ts'
import { scoredBy } from '../scorecard.ts'
import { measuresRequired } from '../store/requirement.ts'
import type { SolutionRow } from '../store/solution.ts'
import type { TakeFigure } from './figure.ts'

type Score = z.input<typeof score>

/** A figure shows what may be applied at work: what is still proposed, asked about or built has none. What the measures say on the business day, for some solutions; each measure is counted once. A measure that nobody takes, or that has nothing to count, has no figure. */
export async function scorecardsOf(
  db: Reader,
  rows: readonly Pick<SolutionRow, 'id' | 'capabilities' | 'applicable'>[],
  take: TakeFigure,
  now: Date,
): Promise<Map<string, Score[]>> {
  const today = civilDay(now)
  const required = await measuresRequired(
    db,
    rows.map(({ id }) => id),
  )
  const wanted = new Map(rows.map(({ id, capabilities }) => [id, scoredBy(capabilities, required.get(id) ?? null)]))
  const applicable = new Set(rows.flatMap((row) => (row.applicable ? [row.id] : [])))
  const figures = new Map<string, Score['figure']>()
  for (const measureId of new Set([...wanted].flatMap(([id, measureIds]) => (applicable.has(id) ? measureIds : []))))
    figures.set(measureId, await take(db, measureId, today, today))
  return new Map(
    [...wanted].map(([id, measureIds]) => [
      id,
      measureIds.map((measureId) => ({ measureId, figure: applicable.has(id) ? (figures.get(measureId) ?? null) : null })),
    ]),
  )
}
