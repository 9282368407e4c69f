import { StaffPanel } from '../../field/check-ins/web/kiosk/StaffPanel.tsx'
import { addWords } from '../i18n/words.ts'
import { staffWords } from './staff-words.ts'

/** The door controller’s panel with its words: neither is fetched before the door is open. */
export async function bringStaffPanel(): Promise<typeof StaffPanel> {
  await addWords('kiosk-staff', staffWords)
  return StaffPanel
}
