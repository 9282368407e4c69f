import { cameraCover } from '../../../field/cameras/measures.ts'
import { entryCover } from '../../../field/declarations/measures.ts'
import { registeredVenuePaths, venueActivity } from '../../../field/venues/measures.ts'
import { countByUnit } from '../../../foundation/places/public.ts'
import type { Reader } from '../../../platform/database.ts'
import { isMeasure, type MeasureId, measuredNow, measures } from '../../measures/public.ts'
import { nation } from './asker.ts'
import type { CountAt } from './handover.ts'

/** A measure of the catalogue, counted from the field: so many of so many on a day. Counted again for that day, it comes out the same. */
export interface Figure {
  readonly measureId: MeasureId
  /** Per cent of the denominator. */
  readonly value: number
  readonly numerator: number
  readonly denominator: number
  readonly asOf: string
  /** The field room whose rows were counted. */
  readonly source: string
  /** Whether the field keeps days: cameras are known as they are now. */
  readonly replayable: boolean
}

/** Takes a measure for the whole country on a day; null where the product does not measure it, or there is nothing to count yet. */
export type TakeFigure = (db: Reader, measureId: string, on: string, today: string) => Promise<Figure | null>

/** Whether the product itself measures it: then nobody types it. Targets are compared in per cent, the unit of every share. */
export function isTakenHere(measureId: string, unit: string): boolean {
  return isMeasure(measureId) && measuredNow.includes(measureId) && isPerCent(unit)
}

/** `%`, “phần trăm” and “per cent” are one unit; written as `%` from now on. */
export const isPerCent = (unit: string): boolean => /^(%|phần\s*trăm|per\s?cent)$/iu.test(unit.normalize('NFC').trim())

export const takeFigure: TakeFigure = async (db, measureId, on, today) => {
  if (!isMeasure(measureId) || !measuredNow.includes(measureId)) return null
  const counted = await count(db, measureId, on, today)
  if (counted === null || counted.denominator === 0) return null
  const { numerator, denominator } = counted
  const value = Math.round((numerator / denominator) * 10_000) / 100
  return {
    measureId,
    value,
    numerator,
    denominator,
    asOf: on,
    source: measures[measureId].source,
    replayable: measureId === 'venue-active' || measureId === 'entry-declared',
  }
}

/** How many of a measure's subjects the product counts at one place on a day: what somebody has counted there by hand is held against it. */
export const countAt: CountAt = async (db, measureId, unitPath, on, today) =>
  isMeasure(measureId) && measuredNow.includes(measureId)
    ? ((await count(db, measureId, on, today, unitPath))?.numerator ?? null)
    : null

async function count(
  db: Reader,
  measureId: MeasureId,
  on: string,
  today: string,
  path: string = nation,
): Promise<{ numerator: number; denominator: number } | null> {
  if (measureId === 'venue-active') {
    const units = await venueActivity(db, [path], on, 1)
    return { numerator: sum(units.map(({ active }) => active)), denominator: sum(units.map(({ registered }) => registered)) }
  }
  if (measureId === 'entry-declared') {
    const provinces = await entryCover(db, [path], on)
    return {
      numerator: sum(provinces.map(({ declared }) => declared)),
      denominator: sum(provinces.map(({ arrivals }) => arrivals)),
    }
  }
  // What is kept only as it is now cannot be told of another day.
  if (on !== today) return null
  if (measureId === 'venue-registered') {
    const registered = await registeredVenuePaths(db, [path])
    return { numerator: registered.size, denominator: await organisations(db, 'venue', path) }
  }
  if (measureId === 'camera-connected') {
    const units = await cameraCover(db, [path], 1)
    const connected = sum(units.map(({ facilitiesConnected }) => facilitiesConnected))
    return { numerator: connected, denominator: await organisations(db, 'quarantine-facility', path) }
  }
  return null
}

const organisations = async (db: Reader, kind: string, path: string): Promise<number> =>
  sum((await countByUnit(db, [path], kind, 1)).map((row) => row.count))
const sum = (counts: readonly number[]): number => counts.reduce((all, one) => all + one, 0)
