import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useSend } from '../../../web/api/ask.ts'
import { announce } from '../../../web/design/announce.ts'
import { Button } from '../../../web/design/Button.tsx'
import { Picks } from '../../../web/design/Choice.tsx'
import { DateField } from '../../../web/design/DateField.tsx'
import { textsIn, useForm } from '../../../web/design/form.ts'
import { TextField } from '../../../web/design/TextField.tsx'
import { DocumentField } from '../../../web/desk/DocumentField.tsx'
import { StepDialog } from '../../../web/desk/StepDialog.tsx'
import { useWords } from '../../../web/desk/words.ts'
import {
  askExtensionForHealth,
  askExtensionForTechnology,
  decideExtension,
  reconcileForHealth,
  reconcileForTechnology,
  referProposal,
  settleProposal,
  withdrawProposal,
} from '../contract.ts'
import { settlements } from '../proposal.ts'
import { authorities } from '../side.ts'
import { LetterFields, readLetter, useLetterSentences } from './LetterFields.tsx'
import type { ProposalStepProps } from './wholes.ts'

function useDone(command: string, onClose: () => void) {
  const { t, term } = useWords()
  return () => {
    announce(t('solutions.step-is-done', { step: term('solutions.proposal.command', command) }))
    onClose()
  }
}

export function AskExtension({ solutionId, version, speaksFor, onClose }: ProposalStepProps) {
  const { t } = useWords()
  const done = useDone('ask-extension', onClose)
  const forHealth = useSend(askExtensionForHealth, done)
  const forTechnology = useSend(askExtensionForTechnology, done)
  const sending = speaksFor[0] === 'technology' ? forTechnology : forHealth
  const form = useForm({
    shape: askExtensionForHealth.body,
    sentences: { untilOn: t('solutions.day-wanted'), reason: t('solutions.reason-wanted') },
    read: (data) => ({ version, ...textsIn(data) }),
    send: (body) => sending.send({ params: { solutionId }, body }),
    problem: sending.problem,
    busy: sending.sending,
  })
  return (
    <StepDialog
      title={t('solutions.proposal.command.ask-extension')}
      lead={t('solutions.extension-lead')}
      form={form}
      problem={sending.problem}
      onClose={onClose}
    >
      <DateField form={form} name="untilOn" label={t('solutions.extension-until')} />
      <TextField form={form} name="reason" label={t('solutions.reason')} lines={2} />
    </StepDialog>
  )
}

export function DecideExtension({ solutionId, version, proposal, onClose }: ProposalStepProps) {
  const { t, day } = useWords()
  const sending = useSend(decideExtension, useDone('decide-extension', onClose))
  const waiting = proposal.extensions.filter((one) => one.round === proposal.round && one.granted === null)
  const form = useForm({
    shape: decideExtension.body,
    sentences: { granted: t('solutions.extension-answer-wanted'), side: t('solutions.extension-answer-wanted') },
    read: (data) => {
      const { granted, words = null, side = waiting[0]?.side } = textsIn(data)
      return { version, side, granted: granted === undefined ? undefined : granted === 'yes', words }
    },
    send: (body) => sending.send({ params: { solutionId }, body }),
    problem: sending.problem,
    busy: sending.sending,
  })
  return (
    <StepDialog title={t('solutions.proposal.command.decide-extension')} form={form} problem={sending.problem} onClose={onClose}>
      <ul className="bullets">
        {waiting.map((one) => (
          <li key={one.side}>
            {t('solutions.extension-asked', { side: t(`solutions.side.${one.side}`), day: day(one.untilOn), reason: one.reason })}
          </li>
        ))}
      </ul>
      {waiting.length > 1 ? (
        <Picks
          form={form}
          name="side"
          label={t('solutions.speaks-for')}
          options={waiting.map(({ side }) => ({ value: side, label: t(`solutions.side.${side}`) }))}
        />
      ) : null}
      <Picks
        form={form}
        name="granted"
        label={t('solutions.extension-answer')}
        options={[
          { value: 'yes', label: t('solutions.extension-granted') },
          { value: 'no', label: t('solutions.extension-declined') },
        ]}
      />
      <TextField form={form} name="words" label={t('solutions.note')} lines={2} optional />
    </StepDialog>
  )
}

/** One side records the minutes of the meeting; the other reads the same ones here and signs. */
export function Reconcile(props: ProposalStepProps) {
  const waiting = props.proposal.minutes.find(({ signedAt, lapsed }) => signedAt === null && !lapsed)
  const mine = waiting !== undefined && props.speaksFor.every((side) => side === waiting.recordedSide)
  return waiting !== undefined && !mine ? <SignMinutes {...props} minutes={waiting} /> : <RecordMinutes {...props} />
}

function RecordMinutes({ solutionId, version, contentHash, speaksFor, openedOn, onClose }: ProposalStepProps) {
  const { t, day } = useWords()
  const [read] = useState(contentHash)
  const [conditions, setConditions] = useState(0)
  const done = useDone('reconcile', onClose)
  const forHealth = useSend(reconcileForHealth, done)
  const forTechnology = useSend(reconcileForTechnology, done)
  const side = speaksFor[0] ?? 'health'
  const sending = side === 'technology' ? forTechnology : forHealth
  const rows = Array.from({ length: conditions }, (_, at) => at)
  const form = useForm({
    shape: reconcileForHealth.body,
    sentences: {
      ...useLetterSentences('minutes'),
      words: t('solutions.minutes-words-wanted'),
      ...Object.fromEntries(
        rows.flatMap((at) => [
          [`conditions.${at}.text`, t('solutions.condition-wanted')],
          [`conditions.${at}.verifier`, t('solutions.verifier-wanted')],
          [`conditions.${at}.dueOn`, t('solutions.coming-day-wanted')],
        ]),
      ),
    },
    read: (data) => {
      const texts = textsIn(data)
      const part = (at: number, name: string) => texts[`conditions.${at}.${name}`] ?? ''
      return {
        act: 'record',
        version,
        contentHash: read,
        minutes: readLetter(data, 'minutes'),
        words: texts.words ?? '',
        conditions: rows.map((at) => ({
          side: part(at, 'side') || side,
          text: part(at, 'text'),
          verifier: part(at, 'verifier'),
          dueOn: part(at, 'dueOn'),
        })),
      }
    },
    send: (body) => sending.send({ params: { solutionId }, body }),
    problem: sending.problem,
    busy: sending.sending,
  })
  return (
    <StepDialog
      title={t('solutions.proposal.command.reconcile')}
      lead={t('solutions.minutes-lead')}
      submit={t('solutions.record-minutes')}
      form={form}
      problem={sending.problem}
      onClose={onClose}
    >
      <TextField form={form} name="words" label={t('solutions.minutes-words')} lines={3} />
      {rows.map((at) => (
        <fieldset key={at} className="condition-fields">
          <legend>{t('solutions.condition-number', { number: at + 1 })}</legend>
          <Picks
            form={form}
            name={`conditions.${at}.side`}
            label={t('solutions.condition-of')}
            start={side}
            options={authorities.map((one) => ({ value: one, label: t(`solutions.side.${one}`) }))}
          />
          <TextField form={form} name={`conditions.${at}.text`} label={t('solutions.condition-text')} lines={2} />
          <TextField
            form={form}
            name={`conditions.${at}.verifier`}
            label={t('solutions.verifier')}
            hint={t('solutions.verifier-hint')}
          />
          <DateField form={form} name={`conditions.${at}.dueOn`} label={t('solutions.condition-due')} />
        </fieldset>
      ))}
      <div>
        <Button icon={IconPlus} onClick={() => setConditions(conditions + 1)}>
          {t('solutions.one-more-condition')}
        </Button>
      </div>
      <LetterFields
        form={form}
        name="minutes"
        legend={t('solutions.minutes')}
        hint={t('solutions.minutes-hint', { day: openedOn === null ? '–' : day(openedOn) })}
        notationHint={t('solutions.minutes-notation-hint')}
        refusal={sending.problem?.code}
      />
    </StepDialog>
  )
}

function SignMinutes({
  solutionId,
  version,
  contentHash,
  speaksFor,
  minutes,
  onClose,
}: ProposalStepProps & { minutes: ProposalStepProps['proposal']['minutes'][number] }) {
  const { t, day } = useWords()
  const [read] = useState(contentHash)
  const done = useDone('reconcile', onClose)
  const forHealth = useSend(reconcileForHealth, done)
  const forTechnology = useSend(reconcileForTechnology, done)
  const sending = minutes.recordedSide === 'health' ? forTechnology : forHealth
  const form = useForm({
    shape: reconcileForHealth.body,
    sentences: {},
    read: () => ({ act: 'sign', version, contentHash: read, reconciliationId: minutes.id }),
    send: (body) => sending.send({ params: { solutionId }, body }),
    problem: sending.problem,
    busy: sending.sending || speaksFor.length === 0,
  })
  return (
    <StepDialog
      title={t('solutions.sign-minutes')}
      lead={t('solutions.sign-minutes-lead', { side: t(`solutions.side.${minutes.recordedSide}`) })}
      form={form}
      problem={sending.problem}
      onClose={onClose}
    >
      <blockquote className="prose">{minutes.words}</blockquote>
      {minutes.conditions.length === 0 ? null : (
        <ul className="bullets">
          {minutes.conditions.map((one) => (
            <li key={one.text}>
              {t(`solutions.side.${one.side}`)}: {one.text} – {one.verifier}, {t('solutions.until', { day: day(one.dueOn) })}
            </li>
          ))}
        </ul>
      )}
    </StepDialog>
  )
}

export function Refer({ solutionId, version, onClose }: ProposalStepProps) {
  const { t } = useWords()
  const sending = useSend(referProposal, useDone('refer', onClose))
  const form = useForm({
    shape: referProposal.body,
    sentences: { reason: t('solutions.reason-wanted') },
    read: (data) => ({ version, ...textsIn(data) }),
    send: (body) => sending.send({ params: { solutionId }, body }),
    problem: sending.problem,
    busy: sending.sending,
  })
  return (
    <StepDialog
      title={t('solutions.proposal.command.refer')}
      lead={t('solutions.refer-lead')}
      form={form}
      problem={sending.problem}
      onClose={onClose}
    >
      <TextField form={form} name="reason" label={t('solutions.refer-reason')} lines={3} />
      <DocumentField form={form} name="documentId" label={t('solutions.document-behind-it')} optional />
    </StepDialog>
  )
}

export function Settle({ solutionId, version, onClose }: ProposalStepProps) {
  const { t } = useWords()
  const sending = useSend(settleProposal, useDone('settle', onClose))
  const form = useForm({
    shape: settleProposal.body,
    sentences: {
      settlement: t('solutions.settlement-wanted'),
      decision: t('solutions.decision-wanted'),
      dueOn: t('solutions.coming-day-wanted'),
    },
    read: (data) => ({ version, ...textsIn(data) }),
    send: (body) => sending.send({ params: { solutionId }, body }),
    problem: sending.problem,
    busy: sending.sending,
  })
  return (
    <StepDialog
      title={t('solutions.proposal.command.settle')}
      lead={t('solutions.settle-lead')}
      form={form}
      problem={sending.problem}
      onClose={onClose}
    >
      <Picks
        form={form}
        name="settlement"
        label={t('solutions.settlement')}
        options={settlements.map((one) => ({ value: one, label: t(`solutions.settlement.${one}`) }))}
      />
      <TextField form={form} name="decision" label={t('solutions.committee-words')} lines={3} />
      <DateField form={form} name="dueOn" label={t('solutions.opinions-due')} optional />
      <DocumentField form={form} name="documentId" label={t('solutions.document-behind-it')} optional />
    </StepDialog>
  )
}

export function WithdrawProposal({ solutionId, version, onClose }: ProposalStepProps) {
  const { t } = useWords()
  const sending = useSend(withdrawProposal, useDone('withdraw', onClose))
  const form = useForm({
    shape: withdrawProposal.body,
    sentences: { reason: t('solutions.reason-wanted') },
    read: (data) => ({ version, ...textsIn(data) }),
    send: (body) => sending.send({ params: { solutionId }, body }),
    problem: sending.problem,
    busy: sending.sending,
  })
  return (
    <StepDialog
      title={t('solutions.proposal.command.withdraw')}
      lead={t('solutions.withdraw-proposal-lead')}
      look="danger"
      form={form}
      problem={sending.problem}
      onClose={onClose}
    >
      <TextField form={form} name="reason" label={t('solutions.reason')} lines={3} />
    </StepDialog>
  )
}
