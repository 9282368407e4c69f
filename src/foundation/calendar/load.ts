import type { Transaction } from '../../platform/database.ts'
import { newId } from '../../platform/id.ts'
import { shippedDays } from './shipped-days.ts'
import { insertDay } from './store.ts'

/** Puts the days that come with the product into the calendar; runs once, with the room's migration. */
export async function loadDays(tx: Transaction): Promise<void> {
  for (const { on, kind, vi, en, basis, checked } of shippedDays)
    await insertDay(
      tx,
      { id: newId(), on_day: on, kind, name_vi: vi, name_en: en, basis, checked, noted_by: 'Hệ thống' },
      new Date('2021-01-01T00:00:00Z'),
    )
}
