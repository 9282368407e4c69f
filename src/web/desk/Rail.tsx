import { isGranted, useAccount } from '../api/session.ts'
import { Link, useHere } from './navigation.tsx'
import { groups, pages } from './pages.ts'
import { useWords } from './words.ts'

interface RailProps {
  /** On a phone the rail is a menu that opens over the page. */
  open: boolean
  onClose: () => void
}

/** The pages the account may see, by group. Icons alone on a narrow screen, with their names as tips. */
export function Rail({ open, onClose }: RailProps) {
  const { t } = useWords()
  const account = useAccount()
  const seen = pages.filter((page) => isGranted(account, page.permission))
  const { pathname } = useHere()
  const here = seen
    .filter(({ path, navGroup }) => navGroup !== undefined && `${pathname}/`.startsWith(`${path}/`))
    .reduce((longest, { path }) => (path.length > longest.length ? path : longest), '')
  return (
    <nav
      id="rail"
      className={`rail${open ? ' rail-open' : ''}`}
      aria-label={t('desk.main-navigation')}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose()
      }}
    >
      {groups.map((group) => {
        const shown = seen.filter((page) => page.navGroup === group)
        return shown.length === 0 ? null : (
          <section key={group} aria-label={t(`desk.group.${group}`)}>
            <p className="rail-group" aria-hidden="true">
              {t(`desk.group.${group}`)}
            </p>
            {shown.map(({ path, navKey, icon: Icon }) => (
              <Link
                key={path}
                to={path}
                className={path === here ? 'rail-link rail-here' : 'rail-link'}
                aria-current={path === here ? 'page' : undefined}
                title={t(navKey)}
              >
                {Icon ? <Icon size={18} stroke={1.7} aria-hidden="true" /> : null}
                <span>{t(navKey)}</span>
              </Link>
            ))}
          </section>
        )
      })}
    </nav>
  )
}
