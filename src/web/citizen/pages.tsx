import type { ComponentType } from 'react'
import type { CitizenKey } from './words.ts'

/** What a citizen's page is given: the places of its path, by name. */
export interface CitizenPageProps {
  places: Readonly<Record<string, string>>
}

export interface CitizenPage {
  /** `/c/declare`, `/v/:code` */
  path: `/${string}`
  title: CitizenKey
  load: () => Promise<ComponentType<CitizenPageProps>>
}

/** The one list of pages for everybody. Each is fetched alone: an old phone on a slow network pays for one page. */
export const pages: readonly CitizenPage[] = [
  { path: '/c', title: 'citizen.home', load: () => import('./HomePage.tsx').then((module) => module.HomePage) },
  {
    path: '/v/:code',
    title: 'citizen.visit',
    load: () => import('../../field/check-ins/web/visitor/VisitPage.tsx').then((module) => module.VisitPage),
  },
]

/** The places of an address that fits a path; undefined when it does not fit. */
export function placesIn(path: string, address: string): Record<string, string> | undefined {
  const wanted = path.split('/')
  const given = address.replace(/\/+$/, '').split('/')
  if (wanted.length !== given.length) return undefined
  const places: Record<string, string> = {}
  for (const [i, part] of wanted.entries()) {
    const value = given[i] ?? ''
    if (part.startsWith(':') && value !== '') places[part.slice(1)] = decoded(value)
    else if (part !== value) return undefined
  }
  return places
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
