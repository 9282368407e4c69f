import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { type Doer, record } from '../../../foundation/audit/public.ts'
import { documentFacts, pointsOf } from '../../../foundation/documents/public.ts'
import { notify } from '../../../foundation/notifications/public.ts'
import { authorityOn, heldRoles, type Words } from '../../../foundation/places/public.ts'
import type { Reader, Transaction } from '../../../platform/database.ts'
import { newId } from '../../../platform/id.ts'
import { emit } from '../../../platform/outbox.ts'
import { found, Refusal } from '../../../platform/refusal.ts'
import { isWithin } from '../../../vocabulary/administrative-unit-code.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import { stageOfPoint4 } from '../../directives/public.ts'
import { stageOfPoint } from '../../solutions/public.ts'
import * as store from '../store/points.ts'
import { type Computation, computations, type Progress } from '../task.ts'
import { officersAt } from './desk.ts'

const binding = z.strictObject({
  notation: z.string(),
  point: z.string(),
  computedFrom: z.enum(computations),
  lead: z.string(),
  coordinating: z.array(z.string()),
  urgent: z.boolean(),
})
/** Which points of which documents are answered by which machines; data, because the next letter will have other points. */
const bindings = z.array(binding).parse(JSON.parse(readFileSync(new URL('../data/bindings.json', import.meta.url), 'utf8')))

/**
 * One task for each point of a document whose answer the product can compute; a second time makes none twice. Only whoever answers
 * for the document may; the officers of the leading authority are told.
 */
export async function makeTasks(
  tx: Transaction,
  documentId: string,
  by: { actor: Doer; scope: readonly string[]; now: Date },
): Promise<number> {
  const document = found((await documentFacts(tx, [documentId])).get(documentId), 'document')
  found(isWithin(by.scope, document.unitPath) ? document : undefined, 'document')
  const points = await pointsOf(tx, documentId)
  const bound = points.flatMap((point, position) => {
    const rule = bindings.find((one) => one.notation === `${document.number}/${document.notation}` && one.point === point.number)
    return rule === undefined ? [] : [{ point, position, rule }]
  })
  if (bound.length === 0) throw new Refusal('document-has-no-points-to-compute')
  let made = 0
  for (const { point, position, rule } of bound) {
    const id = newId()
    const task = {
      id,
      document_id: documentId,
      point_number: point.number,
      position,
      summary_vi: point.summaryVi,
      summary_en: point.summaryEn,
      computed_from: rule.computedFrom,
      lead_role: rule.lead,
      coordinating_roles: rule.coordinating,
      urgent: rule.urgent,
      given_on: document.issuedOn ?? civilDay(by.now),
      due_on: null,
    }
    if (!(await store.insertTask(tx, task, by.now))) continue
    made += 1
    await record(tx, {
      actor: by.actor,
      action: 'task.made',
      subject: { kind: 'task', id },
      facts: { documentId, point: point.number },
      at: by.now,
    })
    await emit(tx, 'task.made', { taskId: id, leadRole: rule.lead }, by.now)
    const officers = await officersAt(tx, rule.lead, civilDay(by.now))
    const facts = { point: point.number, document: `${document.number}/${document.notation}` }
    await notify(tx, officers, { key: 'tasks.notice.made', facts, link: '/tasks' }, by.now)
  }
  return made
}

/** What the authorities that tasks are given to are called on a day, by role: a ministry may have been merged since. */
export async function authorityNames(db: Reader, roles: readonly string[], on: string): Promise<Map<string, Words>> {
  const wanted = heldRoles.filter((role) => roles.includes(role))
  return new Map(await Promise.all(wanted.map(async (role) => [role, await authorityOn(db, role, on)] as const)))
}

/** A count in the words of its own room: a message key and whether it still wants something done. */
export interface Part {
  readonly key: string
  /** What is counted, where the key says only its state. */
  readonly thing: string | null
  readonly count: number
  readonly open: boolean
  /** The first day by which one of them is due. */
  readonly dueOn: string | null
}

/** What the machines say about each point, asked once for a whole list of tasks. */
export async function progressOf(db: Reader, now: Date): Promise<Map<Computation, { progress: Progress; parts: Part[] }>> {
  const [one, two, three, four] = await Promise.all([
    stageOfPoint(db, 1, now),
    stageOfPoint(db, 2, now),
    stageOfPoint(db, 3, now),
    stageOfPoint4(db, civilDay(now)),
  ])
  const fromParts = (parts: Awaited<ReturnType<typeof stageOfPoint>>) => {
    const finished = parts
      .filter((part) => !part.open && part.lastMovedAt !== null)
      .map((part) => civilDay(part.lastMovedAt ?? new Date(0)))
    return {
      progress: {
        things: parts.reduce((sum, part) => sum + part.count, 0),
        open: parts.filter((part) => part.open).reduce((sum, part) => sum + part.count, 0),
        finishedOn: finished.sort().at(-1) ?? null,
      },
      parts: parts.map(({ thing, state, count, open, earliestDueOn }) => ({
        key: `solutions.${thing}.state.${state}`,
        thing,
        count,
        open,
        dueOn: earliestDueOn,
      })),
    }
  }
  const issued = four.issued + four.issuedByHigher
  const waiting = four.drafted + four.referralsWaiting
  return new Map<Computation, { progress: Progress; parts: Part[] }>([
    ['point-1', fromParts(one)],
    ['point-2', fromParts(two)],
    ['point-3', fromParts(three)],
    [
      'point-4',
      {
        progress: { things: issued + waiting, open: waiting, finishedOn: four.firstIssuedOn },
        parts: [
          { key: 'tasks.part.drafted', thing: null, count: four.drafted, open: true, dueOn: null },
          { key: 'tasks.part.issued', thing: null, count: four.issued, open: false, dueOn: null },
          { key: 'tasks.part.recommended', thing: null, count: four.referralsWaiting, open: true, dueOn: null },
          { key: 'tasks.part.issued-by-higher', thing: null, count: four.issuedByHigher, open: false, dueOn: null },
          { key: 'tasks.part.mandatory-in-force', thing: null, count: four.mandatoryInForce, open: false, dueOn: null },
        ].filter((part) => part.count > 0),
      },
    ],
  ])
}
