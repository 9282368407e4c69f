import { z } from 'zod'
import { civilDay } from '../../../vocabulary/period.ts'
import { useAsk } from '../../../web/api/ask.ts'
import { PageHeader } from '../../../web/design/PageHeader.tsx'
import { type Pair, Pairs } from '../../../web/design/Pairs.tsx'
import { Skeleton } from '../../../web/design/Skeleton.tsx'
import { StageBar } from '../../../web/design/StageBar.tsx'
import { StateMark } from '../../../web/design/StateMark.tsx'
import { Trouble } from '../../../web/design/Trouble.tsx'
import { usePathPlaces } from '../../../web/desk/address.ts'
import { PageLink } from '../../../web/desk/PageLink.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { readRequirement } from '../contract.ts'
import { meets } from '../requirement.ts'
import { RequirementSteps } from './RequirementSteps.tsx'
import { Steps } from './Steps.tsx'
import { stagesOf } from './stages.ts'
import { useTarget, withUnit } from './Target.tsx'
import { useWaiting } from './Waiting.tsx'
import type { RequirementWhole } from './wholes.ts'
import '../../../web/design/columns.css'
import './solutions.css'

const places = z.strictObject({ requirementId: z.string() })

/** One requirement: what is asked for, what answers it, and the number that decides whether it is met. */
export function RequirementPage() {
  const { t } = useWords()
  const { requirementId } = usePathPlaces(places)
  const asked = useAsk(readRequirement, { params: { requirementId } })
  if (asked.data) return <Shown requirement={asked.data} />
  return (
    <div className="page">
      {asked.problem ? (
        <>
          <PageHeader title={t('solutions.requirement')} />
          <Trouble problem={asked.problem} again={asked.again} />
        </>
      ) : (
        <Skeleton heights={[64, 60, 420]} />
      )}
    </div>
  )
}

function Shown({ requirement }: { requirement: RequirementWhole }) {
  const { t, term, day } = useWords()
  const waiting = useWaiting()
  const { state } = requirement
  const since = t('solutions.since-day', { day: day(civilDay(new Date(requirement.since))) })
  return (
    <div className="page">
      <PageHeader
        title={requirement.title}
        back={
          <PageLink to={`/problems/${requirement.problemId}`} className="back-link">
            ← {requirement.problemTitle}
          </PageLink>
        }
      >
        {t('solutions.requirement')}
      </PageHeader>
      <StageBar
        label={t('solutions.where-it-stands')}
        stages={stagesOf({ machine: 'requirement', state, reused: requirement.answer === 'reuse' }).map((stage) => ({
          key: stage.state,
          word: term('solutions.requirement.state', stage.state),
          mark: stage.mark,
          ...(stage.state === state ? { line: since } : {}),
        }))}
      />
      <div className="columns">
        <div className="columns-main">
          <RequirementSteps requirement={requirement} waiting={waiting(requirement.waitsFor)} />
          <Measure requirement={requirement} />
          <section className="card">
            <div className="card-head">
              <h2>{t('solutions.demand')}</h2>
            </div>
            <div className="card-body">
              <p className="prose">{requirement.demand}</p>
            </div>
          </section>
        </div>
        <div className="columns-side">
          <Facts requirement={requirement} />
          <Steps steps={requirement.timeline} documents={requirement.documents} />
        </div>
      </div>
    </div>
  )
}

function Measure({ requirement }: { requirement: RequirementWhole }) {
  const { t, day } = useWords()
  const target = useTarget()
  const { measuredValue, measuredOn } = requirement
  const met = measuredValue !== null && meets(requirement, measuredValue)
  return (
    <section className="card" aria-labelledby="decides">
      <div className="card-head">
        <h2 id="decides">{t('solutions.what-decides')}</h2>
      </div>
      <div className="card-body decides">
        <p>{target(requirement)}</p>
        {measuredValue === null || measuredOn === null ? (
          <StateMark tone="none" word={t('solutions.not-verified-yet')} />
        ) : (
          <>
            <p className="decides-value figures">{withUnit(measuredValue, requirement.unit)}</p>
            <StateMark tone={met ? 'ok' : 'bad'} word={met ? t('solutions.target-met') : t('solutions.target-missed')} />
            <p className="quiet">
              {t('solutions.measured-on', { day: day(measuredOn) })} · {requirement.verifiedByName}
            </p>
          </>
        )}
      </div>
    </section>
  )
}

function Facts({ requirement }: { requirement: RequirementWhole }) {
  const { t, day, language } = useWords()
  const solution = language === 'vi' ? requirement.solutionVi : requirement.solutionEn
  const pairs: readonly Pair[] = [
    {
      label: t('solutions.deadline'),
      value: (
        <>
          {requirement.deadlineOn === null ? t('solutions.no-date-set') : day(requirement.deadlineOn)}
          {requirement.overdue ? <b className="late"> {t('solutions.overdue')}</b> : null}
        </>
      ),
    },
    { label: t('solutions.answer'), value: requirement.answer ? t(`solutions.requirement.answer.${requirement.answer}`) : null },
    {
      label: t('solutions.solution'),
      value:
        requirement.solutionId && solution ? <PageLink to={`/solutions/${requirement.solutionId}`}>{solution}</PageLink> : null,
    },
    { label: t('solutions.data-class'), value: t(`solutions.requirement.data-class.${requirement.dataClass}`) },
    { label: t('solutions.legal-basis'), value: requirement.legalBasis },
  ]
  return (
    <section className="card">
      <div className="card-head">
        <h2>{t('solutions.facts')}</h2>
      </div>
      <Pairs pairs={pairs} className="card-body" />
    </section>
  )
}
