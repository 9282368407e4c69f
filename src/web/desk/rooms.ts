import type { WordLoaders } from '../i18n/words.ts'

/** The words of each room, fetched with the first page that says them: `rooms: ['places']` in the page's line. */
export const rooms = {
  audit: {
    vi: () => import('../../foundation/audit/messages.vi.ts').then((words) => words.vi),
    en: () => import('../../foundation/audit/messages.en.ts').then((words) => words.en),
  },
  places: {
    vi: () => import('../../foundation/places/messages.vi.ts').then((words) => words.vi),
    en: () => import('../../foundation/places/messages.en.ts').then((words) => words.en),
  },
  people: {
    vi: () => import('../../foundation/people/messages.vi.ts').then((words) => words.vi),
    en: () => import('../../foundation/people/messages.en.ts').then((words) => words.en),
  },
  documents: {
    vi: () => import('../../foundation/documents/messages.vi.ts').then((words) => words.vi),
    en: () => import('../../foundation/documents/messages.en.ts').then((words) => words.en),
  },
  calendar: {
    vi: () => import('../../foundation/calendar/messages.vi.ts').then((words) => words.vi),
    en: () => import('../../foundation/calendar/messages.en.ts').then((words) => words.en),
  },
  exchange: {
    vi: () => import('../../foundation/exchange/messages.vi.ts').then((words) => words.vi),
    en: () => import('../../foundation/exchange/messages.en.ts').then((words) => words.en),
  },
  declarations: {
    vi: () => import('../../field/declarations/messages.vi.ts').then((words) => words.vi),
    en: () => import('../../field/declarations/messages.en.ts').then((words) => words.en),
  },
  venues: {
    vi: () => import('../../field/venues/messages.vi.ts').then((words) => words.vi),
    en: () => import('../../field/venues/messages.en.ts').then((words) => words.en),
  },
  'check-ins': {
    vi: () => import('../../field/check-ins/messages.vi.ts').then((words) => words.vi),
    en: () => import('../../field/check-ins/messages.en.ts').then((words) => words.en),
  },
  cameras: {
    vi: () => import('../../field/cameras/messages.vi.ts').then((words) => words.vi),
    en: () => import('../../field/cameras/messages.en.ts').then((words) => words.en),
  },
  measures: {
    vi: () => import('../../governance/measures/messages.vi.ts').then((words) => words.vi),
    en: () => import('../../governance/measures/messages.en.ts').then((words) => words.en),
  },
  solutions: {
    vi: () => import('../../governance/solutions/messages.vi.ts').then((words) => words.vi),
    en: () => import('../../governance/solutions/messages.en.ts').then((words) => words.en),
  },
  directives: {
    vi: () => import('../../governance/directives/messages.vi.ts').then((words) => words.vi),
    en: () => import('../../governance/directives/messages.en.ts').then((words) => words.en),
  },
  compliance: {
    vi: () => import('../../governance/compliance/messages.vi.ts').then((words) => words.vi),
    en: () => import('../../governance/compliance/messages.en.ts').then((words) => words.en),
  },
  tasks: {
    vi: () => import('../../governance/tasks/messages.vi.ts').then((words) => words.vi),
    en: () => import('../../governance/tasks/messages.en.ts').then((words) => words.en),
  },
} as const satisfies Record<string, WordLoaders>

export type RoomName = keyof typeof rooms

type Both<Union> = (Union extends unknown ? (each: Union) => void : never) extends (all: infer All) => void ? All : never
/** What all rooms say together. */
export type RoomWords = Both<Awaited<ReturnType<(typeof rooms)[RoomName]['vi']>>>
