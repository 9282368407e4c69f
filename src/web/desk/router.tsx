import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Navigate, Outlet } from '@tanstack/react-router'
import { type FC, Suspense } from 'react'
import { isGranted, useAccount, useMay } from '../api/session.ts'
import { Empty } from '../design/Empty.tsx'
import { Skeleton } from '../design/Skeleton.tsx'
import { landing } from './landing.ts'
import { NotFoundPage } from './NotFoundPage.tsx'
import type { Page } from './page.ts'
import { pages } from './routes.tsx'
import { Shell } from './Shell.tsx'
import { bringRooms, useWords } from './words.ts'

const NotYoursPage = lazyRouteComponent(() => import('./NotYoursPage.tsx'), 'NotYoursPage')

export function createDeskRouter() {
  const root = createRootRoute({ component: Frame, notFoundComponent: NotFoundPage })
  const start = createRoute({ getParentRoute: () => root, path: '/', component: Start })
  const routes = pages.map((page) => createRoute({ getParentRoute: () => root, path: page.path, component: guarded(page) }))
  return createRouter({
    routeTree: root.addChildren([start, ...routes]),
    defaultPreload: 'intent',
    defaultPendingMs: 200,
    // Every filter is a text, as in any other address: the router's own way would read a unit's code 24 as a number.
    parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
    stringifySearch: writeSearch,
  })
}

function writeSearch(search: Readonly<Record<string, unknown>>): string {
  const texts = Object.entries(search).flatMap(([name, value]) =>
    value === undefined || value === null || value === '' ? [] : [[name, String(value)]],
  )
  return texts.length === 0 ? '' : `?${new URLSearchParams(texts)}`
}

function Frame() {
  return (
    <Shell>
      <Suspense fallback={<PageIsComing />}>
        <Outlet />
      </Suspense>
    </Shell>
  )
}

/** The server decides; the guard spares people a page that could show them nothing. */
function guarded(page: Page) {
  const Loaded = lazyRouteComponent<{ default: FC }>(async () => {
    const [component] = await Promise.all([page.load(), bringRooms(page.rooms ?? [])])
    return { default: component }
  })
  // biome-ignore lint/correctness/noComponentHookFactories: called once for each page, when the router is made
  function GuardedPage() {
    return useMay(page.permission) ? <Loaded /> : <NotYoursPage page={page} />
  }
  GuardedPage.preload = Loaded.preload
  return GuardedPage
}

/** Nobody's page: on to where the account's work is, or else to the first page of the rail that it may see. */
function Start() {
  const { t } = useWords()
  const account = useAccount()
  const start = landing(account) ?? pages.find((page) => page.navGroup !== undefined && isGranted(account, page.permission))?.path
  if (start !== undefined) return <Navigate to={start} replace />
  return <Empty whole title={t('desk.nothing-for-you')} hint={t('desk.nothing-for-you-hint', { name: account.username })} />
}

function PageIsComing() {
  return (
    <div className="page">
      <Skeleton heights={[36, 92, 420]} />
    </div>
  )
}
