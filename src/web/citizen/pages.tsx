import type { ComponentType } from 'react'
import { withDeclareWords } from '../../field/declarations/web/citizen/open.ts'
import { withOwnWords } from './own/words.ts'
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
  {
    path: '/c',
    title: 'citizen.home',
    load: () => withOwnWords(import('./HomePage.tsx').then((module) => module.HomePage)),
  },
  {
    path: '/c/qr',
    title: 'citizen.own-qr',
    load: () => withOwnWords(import('./own/CodePage.tsx').then((module) => module.CodePage)),
  },
  {
    path: '/c/family',
    title: 'citizen.own-family',
    load: () => withOwnWords(import('./own/FamilyPage.tsx').then((module) => module.FamilyPage)),
  },
  {
    path: '/c/log',
    title: 'citizen.own-log',
    load: () => withOwnWords(import('./own/LogPage.tsx').then((module) => module.LogPage)),
  },
  {
    path: '/c/access',
    title: 'citizen.own-access',
    load: () => withOwnWords(import('./own/AccessPage.tsx').then((module) => module.AccessPage)),
  },
  {
    path: '/c/fix',
    title: 'citizen.own-fix',
    load: () => withOwnWords(import('./own/FixPage.tsx').then((module) => module.FixPage)),
  },
  {
    path: '/c/bind',
    title: 'citizen.own-bind',
    load: () => withOwnWords(import('./own/BindPage.tsx').then((module) => module.BindPage)),
  },
  {
    path: '/c/declare',
    title: 'citizen.declare',
    load: () => withDeclareWords(import('./DeclareWithCardPage.tsx').then((module) => module.DeclareWithCardPage)),
  },
  {
    path: '/v/:code',
    title: 'citizen.visit',
    load: () => import('../../field/check-ins/web/visitor/VisitPage.tsx').then((module) => module.VisitPage),
  },
  {
    path: '/dang-ky-dia-diem',
    title: 'citizen.register-venue',
    load: () => import('../../field/venues/web/keeper/open.ts').then((module) => module.openRegisterPage()),
  },
  {
    path: '/giai-phap',
    title: 'citizen.solutions',
    load: () => import('../../governance/solutions/web/everyone/open.ts').then((module) => module.openSolutionsPage()),
  },
  {
    path: '/ngoai-le-tham-quyen',
    title: 'citizen.exceptions',
    load: () => import('../../governance/directives/web/everyone/open.ts').then((module) => module.openExceptionsPage()),
  },
  {
    path: '/nhan-quyen',
    title: 'citizen.invitation',
    load: () => import('../../field/venues/web/keeper/open.ts').then((module) => module.openInvitationPage()),
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
