import { useState } from 'react'
import { z } from 'zod'
import { civilDay } from '../../../vocabulary/period.ts'
import { useAsk } from '../../../web/api/ask.ts'
import { Button } from '../../../web/design/Button.tsx'
import { PageHeader } from '../../../web/design/PageHeader.tsx'
import { type Pair, Pairs } from '../../../web/design/Pairs.tsx'
import { Skeleton } from '../../../web/design/Skeleton.tsx'
import { StageBar } from '../../../web/design/StageBar.tsx'
import { StateMark } from '../../../web/design/StateMark.tsx'
import { Trouble } from '../../../web/design/Trouble.tsx'
import { usePathPlaces } from '../../../web/desk/address.ts'
import { DocumentLink } from '../../../web/desk/DocumentLink.tsx'
import { PageLink } from '../../../web/desk/PageLink.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { readFigure, readRequirement } from '../contract.ts'
import { meets } from '../requirement.ts'
import { FigureSource } from './FigureSource.tsx'
import { RequirementSteps } from './RequirementSteps.tsx'
import { Steps } from './Steps.tsx'
import { stagesOf } from './stages.ts'
import { useTarget, useUnit } from './Target.tsx'
import { Waiting } from './Waiting.tsx'
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
          <RequirementSteps
            requirement={requirement}
            waiting={
              <Waiting
                waitsFor={requirement.waitsFor}
                terms={requirement.terms}
                since={requirement.since}
                agreed={{ dueOn: requirement.deadlineOn, over: requirement.overdue === true }}
              />
            }
          />
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
  const withUnit = useUnit()
  const target = useTarget()
  const verifications = requirement.verifications.toReversed()
  return (
    <section className="card" aria-labelledby="decides">
      <div className="card-head">
        <h2 id="decides">{t('solutions.what-decides')}</h2>
      </div>
      <div className="card-body decides">
        <p>{target(requirement)}</p>
        {verifications.length === 0 ? <StateMark tone="none" word={t('solutions.not-verified-yet')} /> : null}
        {verifications.map((one) => (
          <Verified key={one.id} requirement={requirement} verification={one} />
        ))}
        {requirement.outcomes.length === 0 ? null : <h3>{t('solutions.outcomes')}</h3>}
        {requirement.outcomes.map(({ afterDays, takenOn, value, holds }) => (
          <p key={afterDays} className="facts-line">
            <StateMark
              tone={holds === null ? 'none' : holds ? 'ok' : 'bad'}
              word={
                holds === null
                  ? t('solutions.outcome-without-figure')
                  : holds
                    ? t('solutions.outcome-holds')
                    : t('solutions.outcome-slipped')
              }
            />
            <span>
              {t('solutions.outcome-after', { days: afterDays, day: day(takenOn) })}
              {value === null ? '' : `: ${withUnit(value, requirement.unit)}`}
            </span>
          </p>
        ))}
      </div>
    </section>
  )
}

/** One verification: what was counted, of what, and when; a reported number never looks like a measured one. */
function Verified({
  requirement,
  verification,
}: {
  requirement: RequirementWhole
  verification: RequirementWhole['verifications'][number]
}) {
  const { t, day, instant } = useWords()
  const withUnit = useUnit()
  const { kind, value, asOf } = verification
  const met = meets(requirement, value)
  const evidence = requirement.documents.find(({ id }) => id === verification.evidenceDocumentId)
  const tone = kind === 'reported' ? 'none' : met ? 'ok' : 'bad'
  const word =
    kind === 'reported'
      ? met
        ? t('solutions.target-met-as-reported')
        : t('solutions.target-missed-as-reported')
      : met
        ? t('solutions.target-met')
        : t('solutions.target-missed')
  return (
    <div className="verified">
      <p className="decides-value figures">{withUnit(value, requirement.unit)}</p>
      <StateMark tone={tone} word={word} />
      {verification.source !== null && verification.numerator !== null && verification.denominator !== null ? (
        <>
          <FigureSource
            figure={{
              source: verification.source,
              numerator: verification.numerator,
              denominator: verification.denominator,
              asOf,
            }}
          />
          <CountAgain
            requirementId={requirement.id}
            on={asOf}
            numerator={verification.numerator}
            denominator={verification.denominator}
          />
        </>
      ) : (
        <p className="quiet">{t('solutions.reported-for', { day: day(asOf) })}</p>
      )}
      {evidence ? (
        <p>
          {t('solutions.verified-by-document')}: <DocumentLink id={evidence.id} words={evidence} />
        </p>
      ) : null}
      <p className="quiet">
        {verification.byName} · {instant(verification.at)}
      </p>
    </div>
  )
}

/** Counts the same day once more from the field, so that nobody has to believe the figure. */
function CountAgain({
  requirementId,
  on,
  numerator,
  denominator,
}: {
  requirementId: string
  on: string
  numerator: number
  denominator: number
}) {
  const { t, number } = useWords()
  const [wanted, setWanted] = useState(false)
  const asked = useAsk(readFigure, { params: { requirementId }, query: { on } }, { enabled: wanted })
  if (!wanted)
    return (
      <div>
        <Button onClick={() => setWanted(true)}>{t('solutions.count-again')}</Button>
      </div>
    )
  if (asked.data === undefined) return null
  const { figure } = asked.data
  if (figure === null) return <StateMark tone="none" word={t('solutions.cannot-be-counted-again')} />
  const same = figure.numerator === numerator && figure.denominator === denominator
  return (
    <StateMark
      tone={same ? 'ok' : 'warn'}
      word={
        same
          ? t('solutions.counted-the-same')
          : t('solutions.counted-otherwise', { counted: `${number(figure.numerator)}/${number(figure.denominator)}` })
      }
    />
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
    {
      label: t('solutions.capability-asked'),
      value: requirement.capability === null ? null : t(`solutions.capability.${requirement.capability}`),
    },
    { label: t('solutions.capability-reason'), value: requirement.capabilityReason },
    { label: t('solutions.data-class'), value: t(`solutions.requirement.data-class.${requirement.dataClass}`) },
    { label: t('solutions.sufferers'), value: requirement.sufferers },
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
