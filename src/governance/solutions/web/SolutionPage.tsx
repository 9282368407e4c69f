import type { ReactNode } from 'react'
import { z } from 'zod'
import { addressOf } from '../../../platform/http/client.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import { useAsk, useSend } from '../../../web/api/ask.ts'
import { useMay } from '../../../web/api/session.ts'
import { announce } from '../../../web/design/announce.ts'
import { Button } from '../../../web/design/Button.tsx'
import { PageHeader } from '../../../web/design/PageHeader.tsx'
import { type Pair, Pairs } from '../../../web/design/Pairs.tsx'
import { Skeleton } from '../../../web/design/Skeleton.tsx'
import { StageBar } from '../../../web/design/StageBar.tsx'
import { Trouble, TroubleLine } from '../../../web/design/Trouble.tsx'
import { usePathPlaces } from '../../../web/desk/address.ts'
import { DocumentLink } from '../../../web/desk/DocumentLink.tsx'
import { PageLink } from '../../../web/desk/PageLink.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { attestSolution, readPubliccode, readSolution } from '../contract.ts'
import { AssignmentPart } from './AssignmentPart.tsx'
import { AssignmentSteps } from './AssignmentSteps.tsx'
import { ProposalPart } from './ProposalPart.tsx'
import { ProposalSteps } from './ProposalSteps.tsx'
import { Retirement } from './Retirement.tsx'
import { Scorecard } from './Scorecard.tsx'
import { State } from './State.tsx'
import { Steps } from './Steps.tsx'
import { stagesOf } from './stages.ts'
import { Versions } from './Versions.tsx'
import { Waiting } from './Waiting.tsx'
import type { SolutionWhole } from './wholes.ts'
import '../../../web/design/columns.css'
import './solutions.css'

const places = z.strictObject({ solutionId: z.string() })

/** One solution from its first step: where it stands, who is waited for, what may be done next and why not, and all that happened. */
export function SolutionPage() {
  const { t } = useWords()
  const { solutionId } = usePathPlaces(places)
  const asked = useAsk(readSolution, { params: { solutionId } })
  if (asked.data !== undefined) return <Shown solution={asked.data} />
  return (
    <div className="page">
      {asked.problem ? (
        <>
          <PageHeader title={t('desk.page.solutions')} back={<BackToRegister />} />
          <Trouble problem={asked.problem} again={asked.again} />
        </>
      ) : (
        <Skeleton heights={[64, 60, 420]} />
      )}
    </div>
  )
}

function BackToRegister({ track }: { track?: SolutionWhole['track'] }) {
  const { t } = useWords()
  const isProposal = track === 'proposal'
  return (
    <PageLink to={isProposal ? '/proposals' : '/solutions'} className="back-link">
      ← {isProposal ? t('desk.page.proposals') : t('desk.page.solutions')}
    </PageLink>
  )
}

function Shown({ solution }: { solution: SolutionWhole }) {
  const { t, term, day, language } = useWords()
  const { machine, state, assignment, proposal } = solution
  const since = t('solutions.since-day', { day: day(civilDay(new Date(solution.since))) })
  const stages = stagesOf({ machine, state, kind: proposal?.kind }).map((stage) => ({
    key: stage.state,
    word: term(`solutions.${machine}.state`, stage.state),
    mark: stage.mark,
    ...(stage.state === state ? { line: since } : {}),
  }))
  const steps = {
    solution,
    waiting: <Waiting waitsFor={solution.waitsFor} terms={solution.terms} since={solution.since} agreed={solution} />,
  }
  return (
    <div className="page">
      <PageHeader title={language === 'vi' ? solution.nameVi : solution.nameEn} back={<BackToRegister track={solution.track} />}>
        <span className="facts-line">
          <State machine={machine} state={state} />
          <span>{t(`solutions.track.${solution.track}`)}</span>
          {solution.applicable ? <span className="tag tag-ok">{t('solutions.applicable')}</span> : null}
          {solution.retired ? <span className="tag">{t('solutions.entry.state.retired')}</span> : null}
          {solution.force ? <span className="tag">{t(`solutions.force.${solution.force}`)}</span> : null}
        </span>
      </PageHeader>
      <StageBar label={t('solutions.where-it-stands')} stages={stages} />
      <div className="columns">
        <div className="columns-main">
          {machine === 'assignment' ? <AssignmentSteps {...steps} /> : null}
          {machine === 'proposal' ? <ProposalSteps {...steps} /> : null}
          {machine === 'requirement' && solution.requirementId ? (
            <section className="card card-body">
              <p className="next-waiting">{steps.waiting}</p>
              <PageLink to={`/requirements/${solution.requirementId}`}>{t('solutions.go-on-in-the-requirement')}</PageLink>
            </section>
          ) : null}
          {assignment ? <AssignmentPart solution={solution} assignment={assignment} /> : null}
          {proposal ? <ProposalPart solution={solution} proposal={proposal} /> : null}
        </div>
        <div className="columns-side">
          <Facts solution={solution} />
          <Retirement solution={solution} />
          <Scorecard solution={solution} />
          <Versions solution={solution} />
          <Steps steps={solution.timeline} documents={solution.documents} />
        </div>
      </div>
    </div>
  )
}

function Facts({ solution }: { solution: SolutionWhole }) {
  const { t, term, day, language, list } = useWords()
  const { assignment, requirementId, forceDirectiveId } = solution
  const document = (id: string | null): ReactNode => {
    const named = solution.documents.find((one) => one.id === id)
    return named ? <DocumentLink id={named.id} words={named} /> : null
  }
  const attesting = useSend(attestSolution, () => announce(t('solutions.is-attested')))
  const mayAttest = useMay('solution.attest')
  const owner = language === 'vi' ? solution.ownerVi : solution.ownerEn
  const vendor = language === 'vi' ? solution.vendorVi : solution.vendorEn
  const pairs: readonly Pair[] = [
    { label: solution.machine === 'proposal' ? t('solutions.proposer') : t('solutions.owner'), value: owner },
    { label: t('solutions.vendor'), value: vendor === owner ? null : vendor },
    {
      label: t('solutions.attested-on'),
      value: (
        <>
          {solution.attestedOn === null ? t('solutions.never-attested') : day(solution.attestedOn)}
          {solution.stale ? <b className="late"> {t('solutions.stale')}</b> : null}
        </>
      ),
    },
    { label: t('solutions.capabilities'), value: list(solution.capabilities.map((one) => term('solutions.capability', one))) },
    { label: t('solutions.assigning-document'), value: document(assignment?.assigningDocumentId ?? null) },
    {
      label: t('solutions.due'),
      value: assignment ? (
        <>
          {assignment.dueOn === null ? t('solutions.no-date-set') : day(assignment.dueOn)}
          {assignment.overdue ? <b className="late"> {t('solutions.overdue')}</b> : null}
        </>
      ) : null,
    },
    { label: t('solutions.completed-by'), value: assignment?.completedByName },
    { label: t('solutions.accepted-by'), value: assignment?.acceptedByName },
    { label: t('solutions.transferred-by'), value: assignment?.transferredByName },
    { label: t('solutions.handover-record'), value: document(assignment?.handoverRecordId ?? null) },
    {
      label: t('solutions.requirement'),
      value: requirementId ? <PageLink to={`/requirements/${requirementId}`}>{t('solutions.open')}</PageLink> : null,
    },
    {
      label: t('solutions.force-directive'),
      value: forceDirectiveId ? <PageLink to={`/directives/${forceDirectiveId}`}>{t('solutions.open')}</PageLink> : null,
    },
  ]
  return (
    <section className="card">
      <div className="card-head">
        <h2>{t('solutions.facts')}</h2>
      </div>
      <Pairs pairs={pairs} className="card-body" />
      <div className="card-body next-ready">
        {mayAttest ? (
          <Button busy={attesting.sending} onClick={() => void attesting.send({ params: { solutionId: solution.id } })}>
            {t('solutions.attest')}
          </Button>
        ) : null}
        <a className="button" href={addressOf(readPubliccode, { params: { solutionId: solution.id } })} download>
          {t('solutions.save-publiccode')}
        </a>
        {attesting.problem ? <TroubleLine problem={attesting.problem} /> : null}
      </div>
      {solution.overlaps.length > 0 ? (
        <div className="card-body">
          <h3>{t('solutions.overlapped-at-intake')}</h3>
          <ul className="bullets">
            {solution.overlaps.map((one) => (
              <li key={one.solutionId}>
                <PageLink to={`/solutions/${one.solutionId}`}>{one.name}</PageLink>:{' '}
                {list(one.shared.map((capability) => term('solutions.capability', capability)))}
              </li>
            ))}
          </ul>
          {solution.overlapReason ? <p className="prose">{t('solutions.because', { reason: solution.overlapReason })}</p> : null}
        </div>
      ) : null}
    </section>
  )
}
