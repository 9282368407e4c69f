import writeXlsxFile from 'write-excel-file/node'
import { workingCalendar } from '../../../foundation/calendar/public.ts'
import type { Words } from '../../../foundation/places/public.ts'
import type { Reader } from '../../../platform/database.ts'
import type { Catalogue, Language } from '../../../platform/messages.ts'
import { found } from '../../../platform/refusal.ts'
import { writeCsvRow } from '../../../platform/sheet/delimited.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import type { Desk } from '../desk.ts'
import { officialStateOf } from '../given-task.ts'
import * as given from '../store/given.ts'
import * as points from '../store/points.ts'
import { type Computation, computations, stateOf, type TaskState } from '../task.ts'
import { taskTable } from '../task-table.ts'
import { deskNames } from './desk.ts'
import { dueOnOf } from './given.ts'
import { progressOf } from './points.ts'

interface Counted {
  readonly lead: Desk
  readonly dueOn: string | null
  readonly state: TaskState
}

/** Every task that counts, whether its state is computed from the machines or was verified by whoever gave it. */
async function countedTasks(db: Reader, now: Date): Promise<Counted[]> {
  const today = civilDay(now)
  const progress = await progressOf(db, now)
  const calendar = await workingCalendar(db)
  const computed = (await points.tasksOf(db, null)).map((row) => {
    const computation = found<Computation>(
      computations.find((one) => one === row.computed_from),
      'computation',
    )
    const of = found(progress.get(computation), 'progress')
    return { lead: row.lead_role, dueOn: row.due_on, state: stateOf(of.progress, row.due_on, today) }
  })
  const written = (await given.givenTasks(db, null)).flatMap((row) => {
    const dueOn = dueOnOf(row, calendar)
    const state = officialStateOf({ state: row.state, dueOn, reportedOn: row.reported_on }, today)
    return state === null ? [] : [{ lead: row.lead, dueOn, state }]
  })
  return [...computed, ...written]
}

const columns = [
  'tasks.state.done-on-time',
  'tasks.state.done-late',
  'tasks.state.open-in-term',
  'tasks.state.open-overdue',
  'tasks.state.not-begun',
  'tasks.state.open-without-date',
  'tasks.state.done-without-date',
] as const

/** The official table as a sheet: one line a lead unit, the four cells, and apart from them what was given without a date; all of them last. */
export async function writeTaskTable(
  db: Reader,
  asked: { format: 'csv' | 'xlsx'; language: Language },
  catalogue: Catalogue,
  now: Date,
): Promise<{ name: string; type: string; bytes: Uint8Array }> {
  const { format, language } = asked
  const say = (key: string) => found(catalogue[language][key], `message ${key}`)
  const tasks = await countedTasks(db, now)
  const names = await deskNames(
    db,
    tasks.map(({ lead }) => lead),
    civilDay(now),
  )
  const nameOf = (desk: Desk) => (names.get(desk) ?? nobody)[language]
  const leads = [...new Set(tasks.map(({ lead }) => lead))].sort((a, b) => nameOf(a).localeCompare(nameOf(b), 'vi'))
  const line = (name: string, own: readonly Counted[]): (string | number)[] => {
    const { withDate, withoutDate } = taskTable(own)
    return [
      name,
      withDate['done-on-time'],
      withDate['done-late'],
      withDate['open-in-term'],
      withDate['open-overdue'],
      withoutDate['not-begun'],
      withoutDate['open-without-date'],
      withoutDate['done-without-date'],
    ]
  }
  const sheet = [
    [say('tasks.lead'), ...columns.map(say)],
    ...leads.map((lead) =>
      line(
        nameOf(lead),
        tasks.filter((task) => task.lead === lead),
      ),
    ),
    line(say('tasks.all-units'), tasks),
  ]
  const name = `nhiem-vu-${civilDay(now)}.${format}`
  if (format === 'csv') {
    const text = sheet.map((row) => writeCsvRow(row.map(String))).join('\r\n')
    return { name, type: 'text/csv; charset=utf-8', bytes: Buffer.from(`\ufeff${text}\r\n`) }
  }
  const rows = sheet.map((row, at) =>
    row.map((value) =>
      typeof value === 'number'
        ? { value, type: Number }
        : { value, type: String, ...(at === 0 ? { fontWeight: 'bold' as const } : {}) },
    ),
  )
  const bytes = await writeXlsxFile(rows, { columns: [{ width: 44 }, ...columns.map(() => ({ width: 18 }))] }).toBuffer()
  return { name, type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', bytes }
}

const nobody: Words = { vi: '', en: '' }
