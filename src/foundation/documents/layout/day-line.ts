import { addDays } from '../../../vocabulary/period.ts'

/** `ngày 07 tháng 02 năm 2021`: days below ten and the months January and February take a zero before them; a draft leaves room for day and month. */
export function dayLine(issuedOn: string | null, year: string): string {
  if (issuedOn === null) return `ngày ${room} tháng ${room} năm ${year}`
  const [theYear = '', month = '', day = ''] = addDays(issuedOn, 0).split('-')
  return `ngày ${day} tháng ${Number(month) < 3 ? month : Number(month)} năm ${theYear}`
}
const room = '\u00a0'.repeat(5)
