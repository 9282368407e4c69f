import { type ComponentType, type FC, lazy, Suspense } from 'react'
import { isGranted, useAccount, useMay } from '../api/session.ts'
import { Empty } from '../design/Empty.tsx'
import { Skeleton } from '../design/Skeleton.tsx'
import { landing } from './landing.ts'
import { NotFoundPage } from './NotFoundPage.tsx'
import { DeskPages, Navigate, useHere } from './navigation.tsx'
import type { Page } from './page.ts'
import { pages } from './pages.ts'
import { Shell } from './Shell.tsx'
import { bringRooms, useWords } from './words.ts'

const StartPage = lazy(async () => ({ default: (await brought(() => import('./StartPage.tsx'))).StartPage }))
const NotYoursPage = lazy(async () => ({ default: (await brought(() => import('./NotYoursPage.tsx'))).NotYoursPage }))

interface Prepared {
  readonly page: Page
  readonly Loaded: ComponentType
  bring(): Promise<unknown>
}
const prepared = new Map<string, Prepared>(
  pages.map((page) => {
    const load = async (): Promise<{ default: FC }> => {
      const [component] = await brought(() => Promise.all([page.load(), bringRooms(page.rooms ?? [])]))
      return { default: component }
    }
    return [page.path, { page, Loaded: lazy(load), bring: load }]
  }),
)
const patterns = ['/', ...pages.map(({ path }) => path)]

/** Everything behind the gate: the shell, and in it the page of the address. */
export function DeskRouter() {
  return (
    <DeskPages
      patterns={patterns}
      prepare={(pattern) =>
        void prepared
          .get(pattern)
          ?.bring()
          .catch(() => undefined)
      }
    >
      <Shell>
        <Suspense fallback={<PageIsComing />}>
          <CurrentPage />
        </Suspense>
      </Shell>
    </DeskPages>
  )
}

function CurrentPage() {
  const { pattern, pathname } = useHere()
  if (pattern === '/') return <Start />
  const found = pattern === undefined ? undefined : prepared.get(pattern)
  // Another venue is another page: nothing of the one before stays in its fields.
  return found === undefined ? <NotFoundPage /> : <GuardedPage key={pathname} {...found} />
}

/** The server decides; the guard spares people a page that could show them nothing. */
function GuardedPage({ page, Loaded }: Pick<Prepared, 'page' | 'Loaded'>) {
  return useMay(page.permission) ? <Loaded /> : <NotYoursPage page={page} />
}

/** Nobody's page: on to where the account's work is, or else to the first page of the rail that it may see. */
function Start() {
  const { t } = useWords()
  const account = useAccount()
  const start = landing(account) ?? pages.find((page) => page.navGroup !== undefined && isGranted(account, page.permission))?.path
  if (start === '/overview' && isGranted(account, 'task.follow')) return <StartPage />
  if (start !== undefined) return <Navigate to={start} />
  return <Empty whole title={t('desk.nothing-for-you')} hint={t('desk.nothing-for-you-hint', { name: account.username })} />
}

function PageIsComing() {
  return (
    <div className="page">
      <Skeleton heights={[36, 92, 420]} />
    </div>
  )
}

const reloaded = 'khien:reloaded-for-a-new-version'

/** A file that is gone was replaced by a new version of the product: the page is loaded anew, once. */
async function brought<T>(load: () => Promise<T>): Promise<T> {
  try {
    const there = await load()
    sessionStorage.removeItem(reloaded)
    return there
  } catch (fault) {
    if (fault instanceof TypeError && navigator.onLine && sessionStorage.getItem(reloaded) === null) {
      sessionStorage.setItem(reloaded, '1')
      location.reload()
      return new Promise(() => undefined)
    }
    throw fault
  }
}
