import { addWords, type PlainKey, type UseWords, useSpeech } from '../i18n/words.ts'
import { type RoomName, type RoomWords, rooms } from './rooms.ts'
import { words } from './words.vi.ts'

/** The hook of every desk page: the desk's own words and those of all rooms; a page lists the rooms it speaks for. */
export const useWords: UseWords<typeof words & RoomWords> = useSpeech

/** Words that are there on every page, facts or none: what the rail may say. */
export type DeskKey = PlainKey<typeof words>

/** Vietnamese comes with the desk; English is fetched when somebody wants it. */
export const deskWords = {
  vi: async () => words,
  en: async () => (await import('./words.en.ts')).words,
}

export async function bringRooms(names: readonly RoomName[]): Promise<void> {
  await Promise.all(names.map((name) => addWords(name, rooms[name])))
}
