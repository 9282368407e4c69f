import { useEffect, useEffectEvent, useState } from 'react'
import { civilDay } from '../../../vocabulary/period.ts'
import { useSend } from '../../../web/api/ask.ts'
import { announce } from '../../../web/design/announce.ts'
import { Button } from '../../../web/design/Button.tsx'
import { textsIn, useForm } from '../../../web/design/form.ts'
import { StateMark } from '../../../web/design/StateMark.tsx'
import { TextField } from '../../../web/design/TextField.tsx'
import { DocumentLink } from '../../../web/desk/DocumentLink.tsx'
import { StepDialog } from '../../../web/desk/StepDialog.tsx'
import { useToday } from '../../../web/desk/today.ts'
import { useWords } from '../../../web/desk/words.ts'
import {
  confirmConditionForHealth,
  confirmConditionForTechnology,
  noteViewForHealth,
  noteViewForTechnology,
} from '../contract.ts'
import { type Authority, authorities } from '../side.ts'
import { ProposalFiles } from './ProposalFiles.tsx'
import { EarlierText, ProposalText } from './ProposalText.tsx'
import { verdictTones } from './tones.ts'
import type { SolutionWhole } from './wholes.ts'

type Proposal = NonNullable<SolutionWhole['proposal']>
type Opinion = Proposal['opinions'][number]

interface ProposalPartProps {
  solution: SolutionWhole
  proposal: Proposal
}

/** What is proposed, and what the two authorities say about it, side by side; earlier rounds below, struck through. */
export function ProposalPart({ solution, proposal }: ProposalPartProps) {
  const { t, day } = useWords()
  const asking = solution.documents.find(({ id }) => id === proposal.askingDocumentId)
  useFirstView(solution)
  const standing = proposal.opinions.filter(({ voidedBecause }) => voidedBecause === null)
  const voided = proposal.opinions.filter(({ voidedBecause }) => voidedBecause !== null)
  const asked = solution.state !== 'submitted' && solution.state !== 'clarifying'
  return (
    <>
      <section className="card" aria-labelledby="opinions">
        <div className="card-head">
          <h2 id="opinions">{t('solutions.opinions-of-both')}</h2>
          <span className="quiet">
            {t('solutions.round', { round: proposal.round })}
            {proposal.openedOn === null ? '' : ` · ${t('solutions.asked-on', { day: day(proposal.openedOn) })}`}
          </span>
        </div>
        {asking ? (
          <p className="asking-letter">
            {t('solutions.consultation-letter')}: <DocumentLink id={asking.id} words={asking} />
          </p>
        ) : null}
        <div className="opinions">
          {authorities.map((side) => {
            const opinion = standing.find((one) => one.side === side)
            return (
              <section key={side} className="opinion" aria-label={t(`solutions.side.${side}`)}>
                <h3>{t(`solutions.side.${side}`)}</h3>
                {opinion ? (
                  <Said solution={solution} opinion={opinion} version={proposal.version} />
                ) : (
                  <>
                    <StateMark tone="none" word={asked ? t('solutions.has-not-spoken') : t('solutions.not-asked-yet')} />
                    {asked ? <Silence proposal={proposal} side={side} /> : null}
                  </>
                )}
              </section>
            )
          })}
        </div>
      </section>
      <Minutes solution={solution} proposal={proposal} />
      <ProposalFiles solutionId={solution.id} proposal={proposal} />
      <ProposalText solutionId={solution.id} proposal={proposal} />
      {voided.length > 0 || proposal.rounds.length > 1 ? (
        <section className="card">
          <div className="card-head">
            <h2>{t('solutions.earlier')}</h2>
          </div>
          <div className="card-body earlier">
            {voided.map((opinion) => (
              <div key={`${opinion.round} ${opinion.side} ${opinion.givenAt}`}>
                <p>
                  <s>
                    {t(`solutions.side.${opinion.side}`)}: {t(`solutions.verdict.${opinion.verdict}`)}
                    {opinion.reason ? ` – ${opinion.reason}` : ''}
                  </s>
                </p>
                <p className="quiet">
                  {t('solutions.for-the-version-of', {
                    round: opinion.round,
                    day: day(
                      civilDay(
                        new Date(proposal.rounds.find(({ round }) => round === opinion.round)?.openedAt ?? opinion.givenAt),
                      ),
                    ),
                  })}{' '}
                  · {opinion.givenByName}
                  {opinion.voidedBecause ? ` · ${t(`solutions.opinion.voided.${opinion.voidedBecause}`)}` : ''}
                </p>
              </div>
            ))}
            {proposal.rounds
              .filter(({ round }) => round !== proposal.round)
              .map((round) => (
                <details key={round.round}>
                  <summary>{t('solutions.text-of-round', { round: round.round })}</summary>
                  <EarlierText solutionId={solution.id} proposal={proposal} round={round} />
                </details>
              ))}
          </div>
        </section>
      ) : null}
    </>
  )
}

/** Silence is shown with its days and its first reading; it never becomes agreement. */
function Silence({ proposal, side }: { proposal: Proposal; side: Authority }) {
  const { t, instant, day } = useWords()
  const silent = proposal.silent.find((one) => one.side === side)
  const extension = proposal.extensions.find((one) => one.side === side && one.round === proposal.round)
  return (
    <>
      {silent ? (
        <p>
          {silent.days === 0 ? t('solutions.asked-today') : t('solutions.silent-for', { days: silent.days })}
          {silent.late === null ? null : <b className="late"> {t('solutions.silent-late', { days: silent.late })}</b>}
        </p>
      ) : null}
      {silent ? (
        <p className="quiet">
          {silent.firstSeenAt ? t('solutions.first-seen', { when: instant(silent.firstSeenAt) }) : t('solutions.not-seen-yet')}
        </p>
      ) : null}
      {extension ? (
        <p className="quiet">
          {t(
            extension.granted === null
              ? 'solutions.extension-is-asked'
              : extension.granted
                ? 'solutions.extension-is-granted'
                : 'solutions.extension-is-declined',
            { day: day(extension.untilOn) },
          )}
        </p>
      ) : null}
      <p className="quiet">{t('solutions.silence-is-no-agreement')}</p>
    </>
  )
}

/** Minutes of the meetings after a dissent: which wait for the other side, which count. */
function Minutes({ solution, proposal }: ProposalPartProps) {
  const { t, instant } = useWords()
  if (proposal.minutes.length === 0) return null
  return (
    <section className="card" aria-labelledby="minutes">
      <div className="card-head">
        <h2 id="minutes">{t('solutions.minutes')}</h2>
      </div>
      <div className="card-body earlier">
        {proposal.minutes.toReversed().map((one) => {
          const document = solution.documents.find(({ id }) => id === one.documentId)
          const other = one.recordedSide === 'health' ? 'technology' : 'health'
          return (
            <div key={one.id}>
              {one.signedAt ? (
                <StateMark tone="ok" word={t('solutions.minutes-signed-by-both')} />
              ) : one.lapsed ? (
                <StateMark tone="none" word={t('solutions.minutes-lapsed')} />
              ) : (
                <StateMark tone="warn" word={t('solutions.minutes-wait-for', { side: t(`solutions.side.${other}`) })} />
              )}
              <p className="prose">{one.words}</p>
              {document ? (
                <p>
                  <DocumentLink id={document.id} words={document} />
                </p>
              ) : null}
              <p className="quiet">
                {one.recordedByName} · {instant(one.recordedAt)}
                {one.signedByName && one.signedAt ? ` · ${one.signedByName} · ${instant(one.signedAt)}` : ''}
              </p>
            </div>
          )
        })}
      </div>
    </section>
  )
}

/** A signer who opens the page of an open consultation has read the question; the first time is kept. */
function useFirstView(solution: SolutionWhole) {
  const unseen = solution.proposal?.silent.find(
    ({ side, firstSeenAt }) => firstSeenAt === null && solution.proposal?.speaksFor.includes(side) === true,
  )?.side
  const forHealth = useSend(noteViewForHealth)
  const forTechnology = useSend(noteViewForTechnology)
  const { send } = unseen === 'health' ? forHealth : forTechnology
  const tell = useEffectEvent(() => void send({ params: { solutionId: solution.id } }))
  useEffect(() => {
    if (unseen !== undefined) tell()
  }, [unseen])
}

function Said({ solution, opinion, version }: { solution: SolutionWhole; opinion: Opinion; version: number }) {
  const { t, instant, day } = useWords()
  const today = useToday()
  const [confirming, setConfirming] = useState<string | undefined>(undefined)
  const mayConfirm =
    solution.proposal?.speaksFor.includes(opinion.side) === true &&
    solution.nextSteps.some(({ command, whyNot }) => command === 'confirm-condition' && whyNot === null)
  const reply = solution.documents.find(({ id }) => id === opinion.replyDocumentId)
  return (
    <>
      <StateMark tone={verdictTones[opinion.verdict]} word={t(`solutions.verdict.${opinion.verdict}`)} />
      <p className="quiet">
        {opinion.givenByName} · {instant(opinion.givenAt)}
      </p>
      {opinion.reason ? <p className="prose">{opinion.reason}</p> : null}
      {reply ? (
        <p>
          <DocumentLink id={reply.id} words={reply} />
        </p>
      ) : null}
      {opinion.conditions.length === 0 ? null : (
        <ul className="conditions">
          {opinion.conditions.map((condition) => (
            <li key={condition.id}>
              <p className="prose">{condition.text}</p>
              <p className="quiet">
                {t('solutions.verified-by', { who: condition.verifier })}
                {condition.dueOn ? ` · ${t('solutions.until', { day: day(condition.dueOn) })}` : ''}
                {condition.dueOn && condition.metAt === null && condition.dueOn < today ? (
                  <b className="late"> {t('solutions.overdue')}</b>
                ) : null}
              </p>
              {condition.metAt ? (
                <>
                  <StateMark tone="ok" word={t('solutions.condition-met')} />
                  <p className="quiet">
                    {condition.metByName} · {instant(condition.metAt)}
                    {condition.metNote ? ` · ${condition.metNote}` : ''}
                  </p>
                </>
              ) : (
                <>
                  <StateMark tone="warn" word={t('solutions.condition-open')} />
                  {mayConfirm ? (
                    <div>
                      <Button onClick={() => setConfirming(condition.id)}>{t('solutions.confirm-condition')}</Button>
                    </div>
                  ) : null}
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      {confirming === undefined ? null : (
        <Confirm
          solutionId={solution.id}
          side={opinion.side}
          version={version}
          conditionId={confirming}
          text={opinion.conditions.find(({ id }) => id === confirming)?.text ?? ''}
          onClose={() => setConfirming(undefined)}
        />
      )}
    </>
  )
}

interface ConfirmProps {
  solutionId: string
  side: Authority
  version: number
  conditionId: string
  text: string
  onClose: () => void
}

function Confirm({ solutionId, side, version, conditionId, text, onClose }: ConfirmProps) {
  const { t } = useWords()
  const done = () => {
    announce(t('solutions.condition-is-confirmed'))
    onClose()
  }
  const forHealth = useSend(confirmConditionForHealth, done)
  const forTechnology = useSend(confirmConditionForTechnology, done)
  const sending = side === 'health' ? forHealth : forTechnology
  const form = useForm({
    shape: confirmConditionForHealth.body,
    sentences: { note: t('solutions.condition-note-wanted') },
    read: (data) => ({ version, conditionId, ...textsIn(data) }),
    send: (body) => sending.send({ params: { solutionId }, body }),
    problem: sending.problem,
    busy: sending.sending,
  })
  return (
    <StepDialog
      title={t('solutions.proposal.command.confirm-condition')}
      lead={text}
      form={form}
      problem={sending.problem}
      onClose={onClose}
    >
      <TextField form={form} name="note" label={t('solutions.how-it-was-verified')} lines={3} />
    </StepDialog>
  )
}
