import {
  type AnchorHTMLAttributes,
  createContext,
  type MouseEvent,
  type ReactNode,
  startTransition,
  useContext,
  useEffect,
  useState,
} from 'react'
import { matchPath, readSearch, type Search, writeSearch } from './path.ts'

/** Where the desk is: the path, its places (`$venueId`) and its filters, all texts. */
export interface Here {
  readonly pathname: string
  readonly search: Readonly<Record<string, string>>
  /** The pattern of the page, as the list of pages has it; undefined: nobody's page. */
  readonly pattern: string | undefined
  readonly places: Readonly<Record<string, string>>
}
export interface Going {
  /** A path of the desk; `.` stays on the page and changes its filters. */
  readonly to: string
  readonly search?: Search
  /** Instead of the entry in the browser's history, so that "back" does not walk through every filter. */
  readonly replace?: boolean
}

/** What links and buttons ask a page to bring before it is opened. */
type Prepare = (pattern: string) => void
interface Navigation {
  readonly here: Here
  readonly prepare: (path: string) => void
}
const moved = 'khien:moved'
const Current = createContext<Navigation | undefined>(undefined)

/** Goes to another page, or to other filters of this one. */
export function go({ to, search, replace = false }: Going): void {
  const address = `${to === '.' ? location.pathname : to}${search === undefined ? '' : writeSearch(search)}`
  history[replace ? 'replaceState' : 'pushState'](null, '', address)
  dispatchEvent(new Event(moved))
}
export const useNavigate = () => go

export function useHere(): Here {
  return useNavigation().here
}

function useNavigation(): Navigation {
  const current = useContext(Current)
  if (current === undefined) throw new Error('outside of the desk there are no pages')
  return current
}

interface DeskPagesProps {
  /** The pages' patterns, the more particular first where two fit. */
  patterns: readonly string[]
  prepare: Prepare
  children: ReactNode
}

/** Keeps where the desk is. A page that is still on its way leaves the old one on screen until it has come. */
export function DeskPages({ patterns, prepare, children }: DeskPagesProps) {
  const [here, setHere] = useState(() => readHere(patterns))
  useEffect(() => {
    const follow = () => startTransition(() => setHere(readHere(patterns)))
    addEventListener('popstate', follow)
    addEventListener(moved, follow)
    // What moved between the first drawing and now.
    follow()
    return () => {
      removeEventListener('popstate', follow)
      removeEventListener(moved, follow)
    }
  }, [patterns])
  const prepareAt = (path: string) => {
    const pattern = matchPath(patterns, path)?.pattern
    if (pattern !== undefined) prepare(pattern)
  }
  return <Current value={{ here, prepare: prepareAt }}>{children}</Current>
}

function readHere(patterns: readonly string[]): Here {
  const { pathname, search } = location
  const match = matchPath(patterns, pathname)
  return { pathname, search: readSearch(search), pattern: match?.pattern, places: match?.places ?? {} }
}

interface LinkProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> {
  to: string
  search?: Search
}

/** A true link: it can be opened in a new tab, copied and sent; a plain click stays in this page. */
export function Link({ to, search, onClick, children, ...rest }: LinkProps) {
  const { prepare } = useNavigation()
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event)
    const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey
    if (event.defaultPrevented || !isPlain) return
    event.preventDefault()
    go({ to, ...(search === undefined ? {} : { search }) })
  }
  return (
    <a
      {...rest}
      href={`${to}${search === undefined ? '' : writeSearch(search)}`}
      onClick={follow}
      onPointerEnter={() => prepare(to)}
      onFocus={() => prepare(to)}
    >
      {children}
    </a>
  )
}

/** Goes elsewhere as soon as it is drawn. */
export function Navigate({ to }: { to: string }) {
  useEffect(() => go({ to, replace: true }), [to])
  return null
}
