import { z } from 'zod'
import { civilDay } from '../../../vocabulary/period.ts'
import { listOf, useAsk, useList } from '../../../web/api/ask.ts'
import { useMay } from '../../../web/api/session.ts'
import { DataTable } from '../../../web/design/DataTable.tsx'
import { Empty } from '../../../web/design/Empty.tsx'
import { PageHeader } from '../../../web/design/PageHeader.tsx'
import { Skeleton } from '../../../web/design/Skeleton.tsx'
import { Trouble } from '../../../web/design/Trouble.tsx'
import { usePathPlaces } from '../../../web/desk/address.ts'
import { DocumentLink } from '../../../web/desk/DocumentLink.tsx'
import { NextSteps } from '../../../web/desk/NextSteps.tsx'
import { useNavigate } from '../../../web/desk/navigation.tsx'
import { PageLink } from '../../../web/desk/PageLink.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { listDifficulties, readProblem } from '../contract.ts'
import { useRequirementColumns } from './ProblemsPage.tsx'
import { State } from './State.tsx'
import { Steps } from './Steps.tsx'
import '../../../web/design/columns.css'
import './solutions.css'

const places = z.strictObject({ problemId: z.string() })

/** One problem: on what grounds, who reported it, what is required because of it. */
export function ProblemPage() {
  const { t, term, day } = useWords()
  const navigate = useNavigate()
  const { problemId } = usePathPlaces(places)
  const maySeeReports = useMay('difficulty.read')
  const asked = useAsk(readProblem, { params: { problemId } })
  const columns = useRequirementColumns()
  const problem = asked.data
  const back = (
    <PageLink to="/problems" className="back-link">
      ← {t('desk.page.problems')}
    </PageLink>
  )
  if (problem === undefined) {
    return (
      <div className="page">
        {asked.problem ? (
          <>
            <PageHeader title={t('solutions.problem')} back={back} />
            <Trouble problem={asked.problem} again={asked.again} />
          </>
        ) : (
          <Skeleton heights={[64, 420]} />
        )}
      </div>
    )
  }
  const evidence = problem.documents.find(({ id }) => id === problem.evidenceDocumentId)
  const starts: Readonly<Record<string, string>> = { group: '/difficulties', require: `/problems/${problemId}/require` }
  return (
    <div className="page">
      <PageHeader title={problem.title} back={back}>
        <span className="facts-line">
          <State machine="problem" state={problem.state} />
          <span>{t('solutions.since-day', { day: day(civilDay(new Date(problem.since))) })}</span>
          <span>{t('solutions.reported-from', { count: problem.difficulties, provinces: problem.provinces })}</span>
        </span>
      </PageHeader>
      <div className="columns">
        <div className="columns-main">
          <NextSteps
            steps={problem.nextSteps.map(({ command, whyNot }) => {
              const to = starts[command]
              return {
                command,
                whyNot,
                word: term('solutions.problem.command', command),
                ...(to ? { start: () => void navigate({ to }) } : {}),
                ...(command === 'group' ? { look: 'plain' as const } : {}),
              }
            })}
          />
          <section className="card">
            <div className="card-head">
              <h2>{t('solutions.grounds')}</h2>
            </div>
            <div className="card-body">
              <p className="prose">{problem.grounds}</p>
              {evidence ? (
                <p>
                  <DocumentLink id={evidence.id} words={evidence} />
                </p>
              ) : null}
            </div>
          </section>
          <h2 className="part-head">{t('solutions.requirements')}</h2>
          <DataTable
            label={t('solutions.requirements')}
            columns={columns}
            list={listOf(asked, (whole) => whole.requirementRows)}
            keyOf={(row) => row.id}
            fit
            onOpen={(row) => void navigate({ to: `/requirements/${row.id}` })}
            empty={<Empty title={t('solutions.no-requirements-of-it')} hint={t('solutions.no-requirements-hint')} />}
          />
          {maySeeReports ? <Reports problemId={problemId} /> : null}
        </div>
        <div className="columns-side">
          <Steps steps={problem.timeline} documents={problem.documents} />
        </div>
      </div>
    </div>
  )
}

function Reports({ problemId }: { problemId: string }) {
  const { t, language, instant } = useWords()
  const list = useList(listDifficulties, (after) => ({ query: { problemId, limit: 50, after } }))
  if (list.rows.length === 0) return null
  return (
    <section className="card">
      <div className="card-head">
        <h2>{t('solutions.reported-difficulties')}</h2>
      </div>
      <ul className="mine">
        {list.rows.map((row) => (
          <li key={row.id}>
            <p>
              <b>{t(`solutions.difficulty.category.${row.category}`)}</b>
            </p>
            {row.words ? <p className="prose">{row.words}</p> : null}
            <p className="quiet">
              {language === 'vi' ? row.unitVi : row.unitEn} · {instant(row.reportedAt)}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
