import type { Facts } from './refusal.ts'

export type Language = 'vi' | 'en'
export const languages = ['vi', 'en'] as const

/** One room's words. English is typed by the Vietnamese keys, so that a missing translation does not compile. */
export interface Catalogue {
  readonly vi: Readonly<Record<string, string>>
  readonly en: Readonly<Record<string, string>>
}

/**
 * Puts facts into `{name}` places; numbers in the language's own notation (1.187,5 in Vietnamese). `{days:day|days}` is the word that
 * goes with a number, by the language's own rule of one and many; Vietnamese words do not change and need none.
 */
export function fill(text: string, facts: Facts, language: Language): string {
  const worded = text.replace(/\{(\w+):([^{}|]*)\|([^{}|]*)\}/g, (_, name: string, one: string, many: string) =>
    pluralRules[language].select(countOf(facts[name])) === 'one' ? one : many,
  )
  return worded.replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = facts[name]
    if (value === undefined || value === null) return place === '{}' ? place : '…'
    if (typeof value === 'number') return numberFormat[language].format(value)
    return Array.isArray(value) ? value.join(', ') : String(value)
  })
}

/** A count, also when it was written as text already (`1,187`). */
const countOf = (value: unknown): number =>
  typeof value === 'number' ? value : typeof value === 'string' ? Number(value.replace(/[.,\s]/g, '')) : Number.NaN

const pluralRules = { vi: new Intl.PluralRules('vi-VN'), en: new Intl.PluralRules('en-GB') }
const numberFormat = { vi: new Intl.NumberFormat('vi-VN'), en: new Intl.NumberFormat('en-GB') }

/** Joins the rooms' catalogues; two rooms that claim one key is a mistake in the house. */
export function joinCatalogues(catalogues: readonly Catalogue[]): { vi: Record<string, string>; en: Record<string, string> } {
  const joined: { vi: Record<string, string>; en: Record<string, string> } = { vi: {}, en: {} }
  for (const catalogue of catalogues) {
    for (const key of Object.keys(catalogue.vi)) if (key in joined.vi) throw new Error(`two rooms carry the message ${key}`)
    Object.assign(joined.vi, catalogue.vi)
    Object.assign(joined.en, catalogue.en)
  }
  return joined
}
