import type { WaitingPart } from '../../../platform/waiting.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import { unmaskRequestsWithin } from '../store/unmask-requests.ts'

/** Requests to find the people behind visits that the asker may decide; named by their case, never by a person. */
export const unmaskRequestsWaitingFor: WaitingPart = async (db, { actor }) => {
  const rows = await unmaskRequestsWithin(db, actor.scopesOf('unmask.decide'), 'asked')
  return rows.map((row) => ({
    key: 'check-ins.waiting.unmask',
    thing: { vi: row.case_number, en: row.case_number },
    since: row.asked_at,
    dueOn: civilDay(row.due_at),
    link: `/unmask-requests/${row.id}`,
  }))
}
