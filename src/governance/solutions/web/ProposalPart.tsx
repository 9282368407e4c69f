import { useState } from 'react'
import { useSend } from '../../../web/api/ask.ts'
import { announce } from '../../../web/design/announce.ts'
import { Button } from '../../../web/design/Button.tsx'
import { textsIn, useForm } from '../../../web/design/form.ts'
import { StateMark } from '../../../web/design/StateMark.tsx'
import { TextField } from '../../../web/design/TextField.tsx'
import { DocumentLink } from '../../../web/desk/DocumentLink.tsx'
import { StepDialog } from '../../../web/desk/StepDialog.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { confirmConditionForHealth, confirmConditionForTechnology } from '../contract.ts'
import { type Authority, authorities } from '../side.ts'
import { verdictTones } from './tones.ts'
import type { SolutionWhole } from './wholes.ts'

type Proposal = NonNullable<SolutionWhole['proposal']>
type Opinion = Proposal['opinions'][number]
type Round = Proposal['rounds'][number]

interface ProposalPartProps {
  solution: SolutionWhole
  proposal: Proposal
}

/** What is proposed, and what the two authorities say about it, side by side; earlier rounds below, struck through. */
export function ProposalPart({ solution, proposal }: ProposalPartProps) {
  const { t, day } = useWords()
  const asking = solution.documents.find(({ id }) => id === proposal.askingDocumentId)
  const now = proposal.rounds.find(({ round }) => round === proposal.round)
  const standing = proposal.opinions.filter(({ voidedBecause }) => voidedBecause === null)
  const voided = proposal.opinions.filter(({ voidedBecause }) => voidedBecause !== null)
  const asked = solution.state !== 'submitted'
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
                    {asked ? <p className="quiet">{t('solutions.silence-is-no-agreement')}</p> : null}
                  </>
                )}
              </section>
            )
          })}
        </div>
      </section>
      {now ? <Text round={now} /> : null}
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
                  {t('solutions.round', { round: opinion.round })} · {opinion.givenByName}
                  {opinion.voidedBecause ? ` · ${t(`solutions.opinion.voided.${opinion.voidedBecause}`)}` : ''}
                </p>
              </div>
            ))}
            {proposal.rounds
              .filter(({ round }) => round !== proposal.round)
              .map((round) => (
                <details key={round.round}>
                  <summary>{t('solutions.text-of-round', { round: round.round })}</summary>
                  <Words round={round} />
                </details>
              ))}
          </div>
        </section>
      ) : null}
    </>
  )
}

function Said({ solution, opinion, version }: { solution: SolutionWhole; opinion: Opinion; version: number }) {
  const { t, instant } = useWords()
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
              <p className="quiet">{t('solutions.verified-by', { who: condition.verifier })}</p>
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

function Text({ round }: { round: Round }) {
  const { t } = useWords()
  return (
    <section className="card">
      <div className="card-head">
        <h2>{t('solutions.what-is-proposed')}</h2>
        <span className="quiet">{t(`solutions.proposal.kind.${round.kind}`)}</span>
      </div>
      <div className="card-body">
        <Words round={round} />
      </div>
    </section>
  )
}

function Words({ round }: { round: Round }) {
  const { t, term, list } = useWords()
  return (
    <div className="proposal-words">
      <h3>{t('solutions.name')}</h3>
      <p>{round.name}</p>
      <h3>{t('solutions.capabilities')}</h3>
      <p>{list(round.capabilities.map((one) => term('solutions.capability', one)))}</p>
      <h3>{t('solutions.evidence')}</h3>
      <p className="prose">{round.evidence}</p>
      <h3>{t('solutions.privacy')}</h3>
      <p className="prose">{round.privacySummary}</p>
    </div>
  )
}
