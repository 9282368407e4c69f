import type { Reader } from '../../../platform/database.ts'
import { eventsAbout } from '../../audit/public.ts'
import type { readingKinds } from '../contract.ts'
import type { OwnReadings, PurposeInEnglish } from '../hooks.ts'
import { ownCorrection } from './corrections.ts'
import { recordsOf } from './identity.ts'

export type Reading = Awaited<ReturnType<OwnReadings>>[number]

/** Each act that is recorded about a person, as the person reads it; a test tells when a room records one that is not here. */
export const readingOf: Readonly<Record<string, (typeof readingKinds)[number]>> = {
  'person.unmasked': 'viewed',
  'person.looked-up': 'looked-up',
  'person.declared': 'declared',
  'person.redeclared': 'redeclared',
  'person.followed-up': 'followed-up',
  'device.bound': 'bound',
  'device.withdrawn': 'device-withdrawn',
  'personal-card.issued': 'card-printed',
  'correction.asked': 'correction-asked',
  'correction.made': 'correction-made',
  'correction.refused': 'correction-refused',
  'person.exported': 'exported',
}

/** Who looked at a person, asked to, or changed something, under every record of theirs; the newest first. */
export async function readingsOf(
  db: Reader,
  personId: number,
  rooms: readonly OwnReadings[],
  inEnglish: readonly PurposeInEnglish[],
): Promise<Reading[]> {
  const worded = (said: string) => {
    const en = said === ownCorrection.vi ? ownCorrection.en : inEnglish.map((say) => say(said)).find((one) => one !== undefined)
    // An officer's own words stay as they were written.
    return { vi: said, en: en ?? said }
  }
  const records = await recordsOf(db, personId)
  const readings: Reading[] = []
  for (const id of records) {
    const events = await eventsAbout(db, { kind: 'person', id: String(id) }, 200)
    for (const { at, by, purpose, action } of events)
      readings.push({ at, by, purpose: purpose === null ? null : worded(purpose), what: readingOf[action] ?? 'changed' })
  }
  for (const ofRoom of rooms) readings.push(...(await ofRoom(db, records)))
  return readings.sort((one, other) => other.at.getTime() - one.at.getTime())
}
