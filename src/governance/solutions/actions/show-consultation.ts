import type { z } from 'zod'
import type { Reader } from '../../../platform/database.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import type { solutionWhole } from '../contract/shape.ts'
import { daysFrom } from '../proposal.ts'
import type { Authority } from '../side.ts'
import { extensionsOf } from '../store/extension.ts'
import type { ProposalRow } from '../store/proposal.ts'
import { reconciliationsOf } from '../store/reconciliation.ts'
import { firstViewsOf, remarksOf } from '../store/remark.ts'
import { opinionDueOn } from './terms.ts'

type ProposalPart = NonNullable<z.input<typeof solutionWhole>['proposal']>
type Course = Pick<ProposalPart, 'silent' | 'extensions' | 'minutes' | 'remarks'>

/** How a consultation has gone beside its opinions: who is silent and for how long, extensions, minutes and remarks. */
export async function courseOf(
  db: Reader,
  row: ProposalRow,
  known: { missing: readonly Authority[]; openedOn: string | null; now: Date },
): Promise<Course> {
  const { missing, openedOn } = known
  const today = civilDay(known.now)
  const views = (await firstViewsOf(db, row.solution_id)).filter(({ round }) => round === row.round)
  const due = new Map<Authority, string | null>()
  for (const side of missing) due.set(side, (await opinionDueOn(db, row.solution_id, side, known.now)) ?? row.opinions_due_on)
  const lateOf = (side: Authority) => {
    const dueOn = due.get(side) ?? null
    return dueOn === null || dueOn >= today ? null : daysFrom(dueOn, today)
  }
  const isAsked = row.state === 'in-consultation' && openedOn !== null
  return {
    silent: isAsked
      ? missing.map((side) => ({
          side,
          days: daysFrom(openedOn, today),
          late: lateOf(side),
          firstSeenAt: views.find((one) => one.side === side)?.seen_at.toISOString() ?? null,
        }))
      : [],
    extensions: (await extensionsOf(db, row.solution_id)).map((one) => ({
      round: one.round,
      side: one.side,
      untilOn: one.until_on,
      reason: one.reason,
      askedByName: one.asked_by_name,
      askedAt: one.asked_at.toISOString(),
      granted: one.granted,
    })),
    minutes: (await reconciliationsOf(db, row.solution_id)).map((one) => ({
      id: one.id,
      round: one.round,
      words: one.words,
      documentId: one.minutes_document_id,
      recordedSide: one.recorded_side,
      recordedByName: one.recorded_by_name,
      recordedAt: one.recorded_at.toISOString(),
      signedByName: one.signed_by_name,
      signedAt: one.signed_at?.toISOString() ?? null,
      lapsed: one.replaced_at !== null,
      conditions: one.conditions,
    })),
    remarks: (await remarksOf(db, row.solution_id)).map((one) => ({
      id: one.id,
      round: one.round,
      part: one.part,
      paragraph: one.paragraph,
      words: one.words,
      byName: one.by_name,
      madeAt: one.made_at.toISOString(),
    })),
  }
}
