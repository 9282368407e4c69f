import { z } from 'zod'
import { endpoint } from '../../platform/http/contract.ts'
import { civilDate } from '../../vocabulary/period.ts'
import { taskStates } from './task.ts'

/** A count behind a task's state, in the words of the room it comes from, with the page that opens it. */
const part = z.strictObject({
  labelVi: z.string(),
  labelEn: z.string(),
  count: z.number().int(),
  open: z.boolean(),
  /** The first day by which one of them is due, by the term that runs or the day that was set. */
  dueOn: civilDate.nullable(),
})

const task = z.strictObject({
  id: z.string(),
  documentId: z.string(),
  documentVi: z.string(),
  documentEn: z.string(),
  pointNumber: z.string(),
  summaryVi: z.string(),
  summaryEn: z.string(),
  leadVi: z.string(),
  leadEn: z.string(),
  coordinatingVi: z.array(z.string()),
  coordinatingEn: z.array(z.string()),
  urgent: z.boolean(),
  dueOn: civilDate.nullable(),
  state: z.enum(taskStates),
  parts: z.array(part),
  opens: z.enum(['/solutions', '/problems', '/proposals', '/directives']),
})

export const listTasks = endpoint({
  method: 'GET',
  path: '/api/tasks',
  summary: 'Tasks made from documents; every state is computed from what was really done',
  permission: 'task.read',
  query: z.strictObject({ documentId: z.string().max(64).optional() }),
  reply: z.strictObject({ asOf: z.iso.datetime(), rows: z.array(task) }),
})

export const makeTasks = endpoint({
  method: 'POST',
  path: '/api/tasks',
  summary: 'Turns the numbered points of a registered document into tasks of the authorities they name',
  permission: 'document.register',
  body: z.strictObject({ documentId: z.string().min(1).max(64) }),
  reply: z.strictObject({ made: z.number().int() }),
  resendable: true,
})
