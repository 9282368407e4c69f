import { civilDay } from '../../vocabulary/period.ts'
import { useInstallation } from '../api/session.ts'

/** The business day; empty for the moment before the server has said it. */
export function useToday(): string {
  const installation = useInstallation().data
  return installation ? civilDay(new Date(installation.businessNow)) : ''
}
