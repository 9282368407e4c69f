import { useMay } from '../../../web/api/session.ts'
import { PageHeader } from '../../../web/design/PageHeader.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { DifficultyList } from './DifficultyList.tsx'
import { MyDifficulties } from './MyDifficulties.tsx'
import { ReportForm } from './ReportForm.tsx'
import '../../../web/design/columns.css'
import './solutions.css'
import './difficulties.css'

/** Point 2 begins here: the field says in one tap what is in the way; the health authority makes problems of it. */
export function DifficultiesPage() {
  const { t } = useWords()
  const mayReport = useMay('difficulty.report')
  const mayRead = useMay('difficulty.read')
  const mayGroup = useMay('problem.state')
  return (
    <div className="page difficulties">
      <PageHeader title={t('desk.page.difficulties')}>
        {mayReport
          ? t('solutions.report-lead')
          : mayGroup
            ? t('solutions.difficulties-lead')
            : t('solutions.difficulties-read-lead')}
      </PageHeader>
      {mayReport ? (
        <div className="difficulty-own">
          <ReportForm />
          <MyDifficulties />
        </div>
      ) : null}
      {mayRead ? <DifficultyList /> : null}
    </div>
  )
}
