import { readCompliance } from '../../../governance/compliance/contract.ts'
import type { Compliance } from '../../../governance/compliance/web/figures.ts'
import { readPath } from '../../../vocabulary/administrative-unit-code.ts'
import { addDays } from '../../../vocabulary/period.ts'
import { useAsk } from '../../api/ask.ts'
import { Freshness } from '../../design/Freshness.tsx'
import { PageHeader } from '../../design/PageHeader.tsx'
import { PrintButton } from '../../design/PrintButton.tsx'
import { Skeleton } from '../../design/Skeleton.tsx'
import { Trouble, TroubleLine } from '../../design/Trouble.tsx'
import { nameIn } from '../../i18n/names.ts'
import { useWords } from '../words.ts'
import { NewestDocuments } from './NewestDocuments.tsx'
import { OpenTasks } from './OpenTasks.tsx'
import { SinceYesterday } from './SinceYesterday.tsx'
import { UnitsAtAGlance } from './UnitsAtAGlance.tsx'
import { WhereItIsDone } from './WhereItIsDone.tsx'
import './overview.css'

/** Where a national or provincial officer begins the day: what changed since yesterday, what is open, what came in. */
export function OverviewPage() {
  const { t, language } = useWords()
  const asked = useAsk(readCompliance, {}, { everySeconds: 60 })
  const { data } = asked
  const yesterday = data === undefined ? undefined : addDays(data.day, -1)
  const before = useAsk(readCompliance, { query: { day: yesterday } }, { enabled: yesterday !== undefined })
  if (data === undefined) {
    return (
      <div className="page">
        <PageHeader title={t('desk.page.overview')} />
        {asked.problem ? <Trouble problem={asked.problem} again={asked.again} /> : <Skeleton heights={[104, 520]} />}
      </div>
    )
  }
  const level = readPath(data.unitPath)?.level
  return (
    <div className="page page-landscape">
      <PageHeader
        title={level === 'nation' ? t('desk.page.overview') : t('desk.overview-of', { unit: nameIn(language, data) })}
        actions={<PrintButton />}
      >
        <Freshness asOf={data.asOf} {...(asked.problem && asked.answeredAt ? { staleSince: asked.answeredAt } : {})}>
          <Reported data={data} />
        </Freshness>
      </PageHeader>
      {asked.problem ? <TroubleLine problem={asked.problem} again={asked.again} /> : null}
      <SinceYesterday data={data} before={before.data?.total} />
      <div className={level === 'nation' ? 'overview overview-country' : 'overview'}>
        {level === 'nation' ? <WhereItIsDone data={data} /> : null}
        <div className="overview-news">
          <OpenTasks />
          <NewestDocuments today={data.day} />
          <UnitsAtAGlance data={data} />
        </div>
      </div>
    </div>
  )
}

/** How many of the units directly below have any figure: the others are missing, not at nought. */
function Reported({ data }: { data: Compliance }) {
  const { t } = useWords()
  if (data.rows.length === 0) return null
  const have = data.rows.filter(({ venues, facilities }) => venues !== null || facilities !== null).length
  return <span>· {t('desk.units-with-data', { have, expected: data.rows.length })}</span>
}
