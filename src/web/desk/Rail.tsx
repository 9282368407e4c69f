import { Link } from '@tanstack/react-router'
import { isGranted, useAccount } from '../api/session.ts'
import { groups, pages } from './routes.tsx'
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
                className="rail-link"
                activeProps={{ className: 'rail-link rail-here', 'aria-current': 'page' }}
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
