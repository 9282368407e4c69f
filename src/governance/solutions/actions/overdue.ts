import { civilDay } from '../../../vocabulary/period.ts'

/** Null where no date was set: the letter itself says “khẩn trương” and names no day. */
export function overdue(day: string | null, finished: boolean, now: Date): boolean | null {
  return day === null ? null : !finished && day < civilDay(now)
}
