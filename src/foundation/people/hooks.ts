import type { Reader } from '../../platform/database.ts'
import type { Device } from '../../platform/http/mount.ts'
import type { readingKinds } from './contract.ts'
import type { SubjectSection, Words } from './subject-access.ts'

/** Each room that keeps something about persons adds its section to the export of one's own data; compose.ts lists them. */
export type SubjectAccess = (db: Reader, device: Device, now: Date) => Promise<SubjectSection>

/** What a room knows of others asking about a person, besides what the log says of them; compose.ts lists them. */
export type OwnReadings = (
  db: Reader,
  /** Every record of the person. */
  personIds: readonly number[],
) => Promise<readonly { at: Date; by: string; purpose: Words | null; what: (typeof readingKinds)[number] }[]>

/** The record keeps purposes in Vietnamese; each room says in English what it said there. Undefined for words of somebody else. */
export type PurposeInEnglish = (purpose: string) => string | undefined
