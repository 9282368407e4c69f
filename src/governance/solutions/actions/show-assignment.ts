import type { z } from 'zod'
import { placeNames } from '../../../foundation/places/public.ts'
import type { Reader } from '../../../platform/database.ts'
import { type NextStep, nextSteps } from '../../../platform/transitions.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import { assignment, assignmentWaitsFor } from '../assignment.ts'
import type { solutionWhole } from '../contract/shape.ts'
import { defect } from '../defect.ts'
import { handoverSections } from '../handover-template.ts'
import * as store from '../store/assignment.ts'
import { defectsOf } from '../store/defect.ts'
import { evidenceOf, handCountsOf } from '../store/handover.ts'
import type { SolutionRow } from '../store/solution.ts'
import { type Asker, holdsAt } from './asker.ts'
import { caseOf } from './assignment.ts'
import { caseOf as defectCase } from './defect.ts'
import { overdue } from './overdue.ts'

type Part = NonNullable<z.input<typeof solutionWhole>['assignment']>

/** What the assignment machine says of a solution: the checklist, its defects, counts and files, and what may be done next. */
export async function assignmentPart(
  db: Reader,
  solution: SolutionRow,
  by: Asker,
): Promise<{ part: Part; say: { nextSteps: NextStep<string>[] } } | undefined> {
  const row = await store.assignmentOf(db, solution.id)
  if (row === undefined) return undefined
  const items = await store.itemsOf(db, solution.id)
  const defects = await defectsOf(db, solution.id)
  const evidence = await evidenceOf(db, solution.id)
  const given = caseOf(row, items, defects, by)
  const holds = holdsAt(by.actor, solution.scope_path)
  const finished = assignmentWaitsFor(row.state).length === 0
  const checklist = given.checklist.map((one) => {
    const item = items.find((written) => written.item === one.item)
    return {
      ...one,
      note: item?.note ?? '',
      seenBy: item?.seen_by ?? null,
      seenOn: item?.seen_on ?? null,
      checkedByName: item?.checked_by_name ?? null,
      checkedAt: item?.checked_at.toISOString() ?? null,
      evidence: evidence.filter((file) => file.item === one.item).map(({ sha256, name }) => ({ sha256, name })),
    }
  })
  return {
    part: {
      version: row.version,
      assigningDocumentId: row.assigning_document_id,
      dueOn: row.due_on,
      overdue: overdue(row.due_on, finished, by.now),
      completedByName: row.completed_by_name,
      acceptedByName: row.accepted_by_name,
      transferredByName: row.transferred_by_name,
      handoverRecordId: row.handover_record_id,
      urgent: row.urgent,
      receivers: handoverSections.flatMap((section) => {
        const name = row.receivers[section]
        return name === undefined ? [] : [{ section, name }]
      }),
      handCounts: await handCounts(db, solution.id, by.now),
      defects: defects.map((one) => ({
        id: one.id,
        version: one.version,
        item: one.item,
        severity: one.severity,
        words: one.words,
        dueOn: one.due_on,
        state: one.state,
        raisedByName: one.raised_by_name,
        fixedByName: one.fixed_by_name,
        fixWords: one.fix_words,
        nextSteps: nextSteps(defect, one.state, defectCase(one, by, null), holds),
      })),
      checklist,
    },
    say: { nextSteps: nextSteps(assignment, row.state, given, holds) },
  }
}

async function handCounts(db: Reader, solutionId: string, now: Date): Promise<Part['handCounts']> {
  const rows = await handCountsOf(db, solutionId)
  const names = await placeNames(
    db,
    rows.map(({ unit_path }) => unit_path),
    civilDay(now),
  )
  return rows.map((one) => ({
    measureId: one.measure_id,
    placeVi: names.get(one.unit_path)?.vi ?? one.unit_path,
    placeEn: names.get(one.unit_path)?.en ?? one.unit_path,
    on: one.counted_on,
    byHand: one.by_hand,
    computed: one.computed,
    byName: one.counted_by_name,
  }))
}
