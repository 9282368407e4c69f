import { listDocuments } from '../../../foundation/documents/contract.ts'
import { daysBetween } from '../../../vocabulary/period.ts'
import { useAsk } from '../../api/ask.ts'
import { Skeleton } from '../../design/Skeleton.tsx'
import { TroubleLine } from '../../design/Trouble.tsx'
import { PageLink } from '../PageLink.tsx'
import { useWords } from '../words.ts'

/** The latest documents within reach; those of today and yesterday say so. */
export function NewestDocuments({ today }: { today: string }) {
  const { t, day, language } = useWords()
  const asked = useAsk(listDocuments, { query: { limit: 5 } }, { everySeconds: 60 })
  const rows = asked.data?.rows ?? []
  const when = (on: string) => {
    const days = daysBetween(on, today)
    return days === 0 ? t('desk.today') : days === 1 ? t('desk.yesterday-alone') : day(on)
  }
  return (
    <section className="card" aria-labelledby="overview-documents">
      <div className="card-head">
        <h2 id="overview-documents">{t('desk.newest-documents')}</h2>
        <PageLink to="/documents">{t('desk.see-all')}</PageLink>
      </div>
      <div className="card-body">
        {asked.problem ? <TroubleLine problem={asked.problem} again={asked.again} /> : null}
        {asked.waiting ? <Skeleton heights={[120]} /> : null}
        {asked.data && rows.length === 0 ? <p className="quiet">{t('desk.no-documents')}</p> : null}
        <ul className="overview-lines">
          {rows.map((row) => (
            <li key={row.id}>
              <div>
                <p>
                  <PageLink to={`/documents/${row.id}`}>{row.numberLine || t('desk.without-number')}</PageLink>
                  <span className="quiet"> · {row.issuer.name}</span>
                </p>
                <p className="quiet overview-clip">{language === 'en' ? (row.glossEn ?? row.subject) : row.subject}</p>
              </div>
              <span className="figures nowrap">{when(row.datedOn)}</span>
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}
