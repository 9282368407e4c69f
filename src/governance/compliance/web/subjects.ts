import type { Language } from '../../../platform/messages.ts'
import type { Tone } from '../../../web/design/StateMark.tsx'
import { nameIn, placeBelow, placeIn } from '../../../web/i18n/names.ts'
import { type ObligationState, pressing } from '../obligation.ts'
import type { Practice } from '../practice.ts'
import type { DutyRow, Figures, PracticeRow } from './figures.ts'
import { isDutyState, type SubjectFilters } from './subject-address.ts'
import { toneOfPractice, toneOfState } from './tones.ts'

/** One organisation of a list, whichever question brought it: what it did that day, or how far one of its duties is met. */
export interface Subject {
  readonly key: string
  readonly path: string
  readonly name: string
  readonly address: string
  readonly place: string
  readonly tone: Tone
  /** What was done that day; undefined in a list of duties. */
  readonly did: Pick<PracticeRow, 'practice' | 'visits' | 'lastActiveOn' | 'cameras' | 'working' | 'cameraReasons'> | undefined
  /** The state that has to be looked at first; undefined: no directive binds it. */
  readonly state: ObligationState | undefined
  /** The duty with that state. */
  readonly first: Duty | undefined
  readonly duties: readonly Duty[]
  readonly reason: PracticeRow['reason']
}

export interface Duty {
  readonly directiveId: string
  readonly provision: string
  readonly state: ObligationState
  readonly sinceOn: string
  readonly dueOn: string | null
  readonly frequency: PracticeRow['duties'][number]['frequency']
  readonly overdueDays: number | null
  readonly lastMetOn: string | null
}

export function subjectOfPractice(language: Language, row: PracticeRow): Subject {
  const { practice, visits, lastActiveOn, cameras, working, cameraReasons } = row
  const duties = row.duties.map((duty) => ({ ...dutyIn(language, duty), lastMetOn: null }))
  const state = pressing(duties.map((duty) => duty.state))
  return {
    ...whoIs(language, row),
    key: row.subjectPath,
    tone: toneOfPractice(practice),
    did: { practice, visits, lastActiveOn, cameras, working, cameraReasons },
    state,
    first: duties.find((duty) => duty.state === state),
    duties,
  }
}

export function subjectOfDuty(language: Language, row: DutyRow): Subject {
  const duty = { ...dutyIn(language, row), lastMetOn: row.lastMetOn }
  return {
    ...whoIs(language, row),
    key: `${row.subjectPath} ${row.directiveId} ${row.provisionVi}`,
    tone: toneOfState(row.state),
    did: undefined,
    state: row.state,
    first: duty,
    duties: [duty],
  }
}

/** A place below the unit that the page is about, without what its title says; empty when it is that unit itself. */
export function placeWithin(place: string, unit: string): string {
  return place === unit || place.startsWith(`${unit}, `) ? '' : placeBelow(place, unit)
}

function whoIs(language: Language, row: PracticeRow | DutyRow) {
  return {
    path: row.subjectPath,
    name: nameIn(language, row),
    address: row.address,
    place: placeIn(language, row),
    reason: row.reason,
  }
}

function dutyIn(language: Language, duty: Omit<PracticeRow['duties'][number], 'lastMetOn'>) {
  return {
    directiveId: duty.directiveId,
    provision: language === 'vi' ? duty.provisionVi : duty.provisionEn,
    state: duty.state,
    sinceOn: duty.sinceOn,
    dueOn: duty.dueOn,
    frequency: duty.frequency,
    overdueDays: duty.overdueDays,
  }
}

/** How many rows a list narrowed like this has in all, from the figures of the unit. */
export function countBehind(figures: Figures, { kind, state }: Pick<SubjectFilters, 'kind' | 'state'>): number {
  const states = kind === 'venue' ? figures.venueStates : figures.facilityStates
  if (state === 'not-met')
    return states['open-in-term'] + states['open-overdue'] + states['open-without-date'] + states.lapsed + states['no-data']
  if (isDutyState(state)) return states[state]
  if (kind === 'venue') return figures.venues === null ? 0 : venueCounts(figures.venues)[state]
  return figures.facilities === null ? 0 : facilityCounts(figures.facilities)[state]
}

function venueCounts({ registered, active, silent }: NonNullable<Figures['venues']>): Record<Practice | 'any', number> {
  return { any: registered, active, silent, connected: 0, 'not-connected': 0, 'no-camera': 0 }
}

function facilityCounts(facilities: NonNullable<Figures['facilities']>): Record<Practice | 'any', number> {
  const { known, connected, notConnected, noData } = facilities
  return { any: known, active: 0, silent: 0, connected, 'not-connected': notConnected, 'no-camera': noData }
}
