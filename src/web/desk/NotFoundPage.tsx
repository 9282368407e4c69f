import { Empty } from '../design/Empty.tsx'
import { PageLink } from './PageLink.tsx'
import { useWords } from './words.ts'

export function NotFoundPage() {
  const { t } = useWords()
  return (
    <div className="page">
      <Empty
        whole
        title={t('desk.page-not-found')}
        hint={t('desk.page-not-found-hint')}
        action={<PageLink to="/">{t('desk.to-the-start')}</PageLink>}
      />
    </div>
  )
}
