import { documentWords } from '../../foundation/documents/public.ts'
import { type Route, route } from '../../platform/http/mount.ts'
import type { Catalogue } from '../../platform/messages.ts'
import { found } from '../../platform/refusal.ts'
import { civilDay } from '../../vocabulary/period.ts'
import { giveDirection, takeStep } from './actions/given.ts'
import { authorityNames, makeTasks, type Part, progressOf } from './actions/points.ts'
import { listGiven, showDesks, showGiven } from './actions/show-given.ts'
import { writeTaskTable } from './actions/table.ts'
import { allWaiting, givenTasksWaitingFor } from './actions/waiting.ts'
import * as given from './contract/given.ts'
import { listWaiting } from './contract/waiting.ts'
import * as contract from './contract.ts'
import type { TaskHooks } from './hooks.ts'
import * as store from './store/points.ts'
import { type Computation, computations, stateOf } from './task.ts'

export function taskRoutes(catalogue: Catalogue, hooks: TaskHooks): Route[] {
  const say = (key: string) => ({
    vi: found(catalogue.vi[key], `message ${key}`),
    en: found(catalogue.en[key], `message ${key}`),
  })
  const labelled = ({ key, thing }: Part) => {
    const state = say(key)
    if (thing === null) return state
    const what = say(`tasks.thing.${thing}`)
    return { vi: `${what.vi}: ${state.vi.toLocaleLowerCase('vi')}`, en: `${what.en}: ${state.en.toLowerCase()}` }
  }
  return [
    route(contract.listTasks, async ({ query, tx, now }) => {
      const today = civilDay(now)
      const rows = await store.tasksOf(tx, query.documentId ?? null)
      const [documents, progress, authorities] = await Promise.all([
        documentWords(
          tx,
          rows.map((row) => row.document_id),
        ),
        progressOf(tx, now),
        authorityNames(
          tx,
          rows.flatMap((row) => [row.lead_role, ...row.coordinating_roles]),
          today,
        ),
      ])
      return {
        asOf: now.toISOString(),
        rows: rows.map((row) => {
          const computation = found(
            computations.find((one) => one === row.computed_from),
            'computation',
          )
          const of = found(progress.get(computation), 'progress')
          const document = documents.get(row.document_id)
          const called = (role: string) => authorities.get(role) ?? say(`places.role.${role}`)
          const lead = called(row.lead_role)
          const coordinating = row.coordinating_roles.map(called)
          return {
            id: row.id,
            documentId: row.document_id,
            documentVi: document?.vi ?? '',
            documentEn: document?.en ?? '',
            pointNumber: row.point_number,
            summaryVi: row.summary_vi,
            summaryEn: row.summary_en,
            leadVi: lead.vi,
            leadEn: lead.en,
            coordinatingVi: coordinating.map((one) => one.vi),
            coordinatingEn: coordinating.map((one) => one.en),
            urgent: row.urgent,
            dueOn: row.due_on,
            state: stateOf(of.progress, row.due_on, today),
            parts: of.parts.map((part) => ({
              labelVi: labelled(part).vi,
              labelEn: labelled(part).en,
              count: part.count,
              open: part.open,
              dueOn: part.dueOn,
            })),
            opens: pages[computation],
          }
        }),
      }
    }),
    route(contract.makeTasks, async ({ body, tx, actor, scope, now }) => ({
      made: await makeTasks(tx, body.documentId, { actor, scope, now }),
    })),
    route(given.listGivenTasks, async ({ query, tx, actor, scope, now }) => ({
      asOf: now.toISOString(),
      rows: await listGiven(tx, query.documentId ?? null, { actor, scope, now }),
    })),
    route(given.readGivenTask, ({ params, tx, actor, scope, now }) => showGiven(tx, params.taskId, { actor, scope, now })),
    route(given.readDesks, ({ tx, actor, scope, now }) => showDesks(tx, { actor, scope, now })),
    route(given.giveDirection, ({ body, tx, actor, now }) => giveDirection(tx, body, { actor, now })),
    route(given.carryOutTask, ({ params, body, tx, actor, now }) =>
      takeStep(tx, params.taskId, { ...body, lead: null }, { actor, now }),
    ),
    route(given.steerTask, ({ params, body, tx, actor, now }) =>
      takeStep(tx, params.taskId, { ...body, until: null }, { actor, now }),
    ),
    route(listWaiting, async ({ tx, actor, now }) => ({
      asOf: now.toISOString(),
      rows: await allWaiting(tx, [givenTasksWaitingFor, ...hooks.waiting], { actor, now }, catalogue),
    })),
    route(given.exportTaskTable, ({ query, tx, now }) => writeTaskTable(tx, query, catalogue, now)),
  ]
}

/** Where what a point is computed from is worked on. */
const pages = {
  'point-1': '/solutions',
  'point-2': '/problems',
  'point-3': '/proposals',
  'point-4': '/directives',
} as const satisfies Record<Computation, string>
