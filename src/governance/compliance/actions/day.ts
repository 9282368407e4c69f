import { cameraCover } from '../../../field/cameras/measures.ts'
import { countByUnit } from '../../../foundation/places/public.ts'
import { holdAlone, type Transaction } from '../../../platform/database.ts'
import { parentPath, readPath } from '../../../vocabulary/administrative-unit-code.ts'
import { saveDayFacilities, saveDayStates, saveJudgedDay } from '../store.ts'

/**
 * Keeps what has just been judged as the answer for its day. A later judgement of the same day takes its place; one of another day never
 * touches it. News of one organisation keeps its commune anew and says nothing about the rest of the country.
 */
export async function keepDay(tx: Transaction, prefix: string, day: string): Promise<void> {
  const isOne = readPath(prefix)?.organisation !== undefined
  const unit = isOne ? (parentPath(prefix) ?? prefix) : prefix
  // Two judgements that end in the same moment would write the same rows.
  await holdAlone(tx, 'compliance.day')
  await saveDayStates(tx, unit, day)
  const covers = new Map((await cameraCover(tx, [unit], 3)).map((one) => [one.unitPath, one]))
  const facilities = await countByUnit(tx, [unit], 'quarantine-facility', 3)
  await saveDayFacilities(
    tx,
    unit,
    day,
    facilities.map(({ unit_path, count }) => {
      const cover = covers.get(unit_path)
      return {
        unit_path,
        known: count,
        with_cameras: cover?.facilitiesWithCameras ?? 0,
        connected: cover?.facilitiesConnected ?? 0,
        cameras: cover?.cameras ?? 0,
        working: cover?.working ?? 0,
      }
    }),
  )
  if (!isOne) await saveJudgedDay(tx, unit, day)
}
