import { holdersOf } from '../../foundation/access/matrix.ts'
import { Empty } from '../design/Empty.tsx'
import { PageLink } from './PageLink.tsx'
import type { Page } from './page.ts'
import { useWords } from './words.ts'

/** Somebody followed a link that is not for their roles: who it is for, and who can change that. */
export function NotYoursPage({ page }: { page: Page }) {
  const { t, term, list } = useWords()
  const wanted = page.permission === 'signed-in' ? [] : [page.permission].flat()
  const roles = [...new Set(wanted.flatMap(holdersOf))].map((role) => term('access.role', role))
  return (
    <div className="page">
      <Empty
        whole
        title={t('desk.not-yours')}
        hint={t('desk.not-yours-hint', { page: t(page.navKey), roles: list(roles) })}
        action={<PageLink to="/">{t('desk.to-the-start')}</PageLink>}
      />
    </div>
  )
}
