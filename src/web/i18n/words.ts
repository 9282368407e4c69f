import { useSyncExternalStore } from 'react'
import { fill, type Language, languages } from '../../platform/messages.ts'
import type { Facts } from '../../platform/refusal.ts'
import { type Format, formatOf } from './format.ts'

export type Words = Readonly<Record<string, string>>

/** What a component says: `t` knows every key and every `{place}` of the catalogue; a missing one does not compile. */
export interface Speech<V extends Words> extends Format {
  t<K extends keyof V & string>(key: K, ...facts: FactsFor<V[K]>): string
  /** The word of a state or kind, `<prefix>.<code>`. An unknown code shows as a dash, never as itself. */
  term(prefix: string, code: string): string
}

export type FactsFor<Text extends string> = [PlaceIn<Text>] extends [never]
  ? []
  : [facts: Readonly<Record<PlaceIn<Text>, Facts[string]>>]
/** Keys whose text stands by itself, without facts to fill in: titles, labels, group names. */
export type PlainKey<V extends Words> = { [K in keyof V & string]: [PlaceIn<V[K]>] extends [never] ? K : never }[keyof V & string]
type PlaceIn<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | PlaceIn<Rest> : never

/** The hook of one catalogue: `export const useWords: UseWords<typeof words> = useSpeech`. */
export type UseWords<V extends Words> = () => Speech<V>

export function useSpeech(): LooseSpeech {
  return useSyncExternalStore(subscribe, spoken)
}

/** How some words come, each language when it is asked for. */
export type WordLoaders = Readonly<Record<Language, () => Promise<Words>>>

/** Called once by an entry before it draws anything. */
export function openWords(own: WordLoaders): Promise<void> {
  return addWords('own', own, rememberedLanguage())
}

/** Brings the words of a room that a page is about to say; once brought, they follow every change of language. */
export async function addWords(name: string, from: WordLoaders, language: Language = wanted): Promise<void> {
  if (brought.has(name)) return
  await from[language]()
  brought.set(name, from)
  await changeLanguage(language)
}

export async function changeLanguage(language: Language): Promise<void> {
  wanted = language
  const parts = await Promise.all([...brought.values()].map((from) => from[language]()))
  // While these came, somebody may have asked for the other language: the last wish holds.
  if (wanted !== language) return
  current = speechIn(language, Object.assign({}, ...parts))
  document.documentElement.lang = language
  remember(language)
  for (const listener of listeners) listener()
}

export interface LooseSpeech extends Format {
  t(key: string, ...facts: readonly Facts[]): string
  term(prefix: string, code: string): string
}

export function speechIn(language: Language, words: Words): LooseSpeech {
  const say = (key: string): string | undefined => words[key]
  return {
    ...formatOf(language),
    t: (key, facts) => fill(say(key) ?? missing(key), facts ?? {}, language),
    term: (prefix, code) => say(`${prefix}.${code}`) ?? missing(`${prefix}.${code}`),
  }
}

/** A person sees a dash; a developer sees which word is missing, and a test fails. */
function missing(key: string): string {
  if (import.meta.env.MODE === 'test') throw new Error(`no word for ${key}`)
  // biome-ignore lint/suspicious/noConsole: the browser's console is the only log a page has
  if (import.meta.env.DEV) console.error(`no word for ${key}`)
  return '—'
}

const listeners = new Set<() => void>()
const brought = new Map<string, WordLoaders>()
let wanted: Language = 'vi'
let current: LooseSpeech = speechIn('vi', {})

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
const spoken = (): LooseSpeech => current

const storageKey = 'khien.language'
function rememberedLanguage(): Language {
  const kept = inStorage((storage) => storage.getItem(storageKey))
  return languages.find((language) => language === kept) ?? 'vi'
}
function remember(language: Language): void {
  inStorage((storage) => storage.setItem(storageKey, language))
}
/** Private windows and locked-down office PCs may forbid storage; the language is then simply not remembered. */
function inStorage<T>(use: (storage: Storage) => T): T | undefined {
  try {
    return use(localStorage)
  } catch {
    return undefined
  }
}
