import { z } from 'zod'
import { urgencies } from '../../../foundation/calendar/contract.ts'
import { endpoint, fileReply } from '../../../platform/http/contract.ts'
import { civilDate } from '../../../vocabulary/period.ts'
import { desk, directionGiven } from '../direction.ts'
import { givenTaskStates, giverCommands, leadCommands } from '../given-task.ts'
import { taskStates } from '../task.ts'

const words = z.strictObject({ vi: z.string(), en: z.string() })
const named = z.strictObject({ desk, words })

const givenTask = z.strictObject({
  id: z.string(),
  directionId: z.string(),
  document: z.strictObject({ id: z.string(), words }),
  givenBy: words,
  /** What the official wrote, for all tasks of the direction. */
  direction: z.string(),
  what: z.string(),
  lead: named,
  coordinating: z.array(named),
  urgency: z.enum(urgencies),
  dueOn: civilDate.nullable(),
  state: z.enum(givenTaskStates),
  /** In the words of official tables; null for a cancelled one, which is counted nowhere. */
  counted: z.enum(taskStates).nullable(),
  givenOn: civilDate,
})

export const listGivenTasks = endpoint({
  method: 'GET',
  path: '/api/given-tasks',
  summary: 'Tasks that officials gave by writing on documents, within reach',
  permission: 'task.follow',
  query: z.strictObject({ documentId: z.string().max(64).optional() }),
  reply: z.strictObject({ asOf: z.iso.datetime(), rows: z.array(givenTask) }),
})

const aTask = z.strictObject({ taskId: z.uuid() })

export const readGivenTask = endpoint({
  method: 'GET',
  path: '/api/given-tasks/:taskId',
  summary: 'One given task with its steps and what can be done next, and why not',
  permission: 'task.follow',
  params: aTask,
  reply: z.strictObject({
    ...givenTask.shape,
    version: z.number().int(),
    extensionUntil: civilDate.nullable(),
    returnUntil: civilDate,
    nextSteps: z.array(z.strictObject({ command: z.enum([...leadCommands, ...giverCommands]), whyNot: z.string().nullable() })),
    steps: z.array(
      z.strictObject({
        id: z.string(),
        command: z.enum(['give', ...leadCommands, ...giverCommands]),
        words: z.string().nullable(),
        until: civilDate.nullable(),
        by: z.string(),
        at: z.iso.datetime(),
      }),
    ),
  }),
})

export const readDesks = endpoint({
  method: 'GET',
  path: '/api/task-desks',
  summary: 'For which desks one gives work, to which it may be given, and who may work along',
  permission: 'task.direct',
  reply: z.strictObject({
    own: z.array(z.strictObject({ ...named.shape, directs: z.array(desk) })),
    all: z.array(named),
  }),
})

export const giveDirection = endpoint({
  method: 'POST',
  path: '/api/directions',
  summary: 'Writes on a document what is to be done, by whom, with whom, until when (bút phê): each thing becomes a task',
  permission: 'task.direct',
  body: directionGiven,
  reply: z.strictObject({ id: z.string(), taskIds: z.array(z.string()) }),
  resendable: true,
})

const said = { version: z.number().int().min(1), words: z.string().trim().min(3).max(2000).nullable().default(null) }
const moved = z.strictObject({ state: z.enum(givenTaskStates), version: z.number().int() })

export const carryOutTask = endpoint({
  method: 'POST',
  path: '/api/given-tasks/:taskId/carrying-out',
  summary: 'A step of the lead: accepts, returns, begins, asks for more time, reports it done',
  permission: 'task.carry-out',
  params: aTask,
  body: z.strictObject({ ...said, command: z.enum(leadCommands), until: civilDate.nullable().default(null) }),
  reply: moved,
  resendable: true,
})

export const steerTask = endpoint({
  method: 'POST',
  path: '/api/given-tasks/:taskId/steering',
  summary: 'A step of whoever gave the task: verifies, sends back, grants more time, gives it to another, cancels',
  permission: 'task.direct',
  params: aTask,
  body: z.strictObject({ ...said, command: z.enum(giverCommands), lead: desk.nullable().default(null) }),
  reply: moved,
  resendable: true,
})

export const exportTaskTable = endpoint({
  method: 'GET',
  path: '/api/tasks/table',
  summary: 'The official table, unit by unit: done on time or late, not done in term or overdue; apart from it what has no date',
  permission: 'task.read',
  query: z.strictObject({ format: z.enum(['csv', 'xlsx']), language: z.enum(['vi', 'en']).default('vi') }),
  reply: fileReply,
})
