import { type ReactNode, useState } from 'react'
import { useSend } from '../../../web/api/ask.ts'
import { announce } from '../../../web/design/announce.ts'
import { DateField } from '../../../web/design/DateField.tsx'
import { textsIn, useForm } from '../../../web/design/form.ts'
import { TextField } from '../../../web/design/TextField.tsx'
import { DocumentField } from '../../../web/desk/DocumentField.tsx'
import { NextSteps } from '../../../web/desk/NextSteps.tsx'
import { useNavigate } from '../../../web/desk/navigation.tsx'
import { StepDialog } from '../../../web/desk/StepDialog.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { askAboutProposal, clarifyProposal, directBuild, openConsultation } from '../contract.ts'
import { AskExtension, DecideExtension, Reconcile, Refer, Settle, WithdrawProposal } from './ConsultationDialogs.tsx'
import { LetterFields, readLetter, useLetterSentences } from './LetterFields.tsx'
import { OpinionDialog } from './OpinionDialog.tsx'
import type { ProposalStepProps, SolutionWhole } from './wholes.ts'

interface ProposalStepsProps {
  solution: SolutionWhole
  waiting: ReactNode
}

/** Point 3, step by step. Conditions are confirmed beside the opinion that set them; here everything else begins. */
export function ProposalSteps({ solution, waiting }: ProposalStepsProps) {
  const { t, term } = useWords()
  const navigate = useNavigate()
  const [open, setOpen] = useState<string | undefined>(undefined)
  const { proposal } = solution
  if (proposal === null) return null
  const mayConfirm = solution.nextSteps.some(({ command, whyNot }) => command === 'confirm-condition' && whyNot === null)
  const Dialog = open === undefined ? undefined : dialogs[open]
  const starts: Readonly<Record<string, () => void>> = {
    ...Object.fromEntries(Object.keys(dialogs).map((command) => [command, () => setOpen(command)])),
    revise: () => void navigate({ to: `/proposals/${solution.id}/revise` }),
  }
  return (
    <>
      <NextSteps
        waiting={waiting}
        steps={solution.nextSteps
          .filter(({ command }) => command !== 'direct-build' || proposal.kind === 'to-build')
          // What is only in the way because nobody asked for it is not said.
          .filter(({ whyNot }) => whyNot === null || !quiet.includes(whyNot))
          .filter(({ command, whyNot }) => command in starts || whyNot === 'not-your-permission')
          .map(({ command, whyNot }) => {
            const start = starts[command]
            const word = term('solutions.proposal.command', command)
            return { command, whyNot, word, ...lookOf(command), ...(start ? { start } : {}) }
          })}
      >
        {mayConfirm ? <p>{t('solutions.confirm-below')}</p> : null}
      </NextSteps>
      {Dialog ? (
        <Dialog
          solutionId={solution.id}
          version={proposal.version}
          contentHash={proposal.contentHash}
          speaksFor={proposal.speaksFor}
          openedOn={proposal.openedOn}
          proposal={proposal}
          question={solution.pausedFor}
          onClose={() => setOpen(undefined)}
        />
      ) : null}
    </>
  )
}

const quiet: readonly string[] = [
  'no-extension-waits',
  'no-day-to-extend',
  'opinions-are-not-late-yet',
  'extension-was-asked-before',
]

/** The way on is agreement; more time, the way upward and the way out stand beside it. */
function lookOf(command: string): { look?: 'plain' | 'danger' } {
  if (command === 'withdraw') return { look: 'danger' }
  return ['ask', 'ask-extension', 'refer', 'revise'].includes(command) ? { look: 'plain' } : {}
}

function OpenConsultation({ solutionId, version, onClose }: ProposalStepProps) {
  const { t } = useWords()
  const [withLetter, setWithLetter] = useState(false)
  const ofLetter = useLetterSentences('letter')
  const sending = useSend(openConsultation, () => {
    announce(t('solutions.consultation-is-open'))
    onClose()
  })
  const form = useForm({
    shape: openConsultation.body,
    sentences: { question: t('solutions.question-wanted'), dueOn: t('solutions.coming-day-wanted'), ...ofLetter },
    read: (data) => {
      const { question, dueOn = null } = textsIn(data)
      return { version, question, dueOn, letter: withLetter ? readLetter(data, 'letter') : null }
    },
    send: (body) => sending.send({ params: { solutionId }, body }),
    problem: sending.problem,
    busy: sending.sending,
  })
  return (
    <StepDialog
      title={t('solutions.proposal.command.open-consultation')}
      lead={t('solutions.open-consultation-lead')}
      submit={t('solutions.ask-both')}
      form={form}
      problem={sending.problem}
      onClose={onClose}
    >
      <TextField form={form} name="question" label={t('solutions.question')} lines={3} start={t('solutions.question-usual')} />
      <DateField form={form} name="dueOn" label={t('solutions.opinions-due')} hint={t('solutions.opinions-due-hint')} optional />
      <label className="pick">
        <input type="checkbox" checked={withLetter} onChange={(event) => setWithLetter(event.target.checked)} />
        <span>{t('solutions.with-asking-letter')}</span>
      </label>
      {withLetter ? (
        <LetterFields
          form={form}
          name="letter"
          legend={t('solutions.consultation-letter')}
          hint={t('solutions.consultation-letter-hint')}
          notationHint={t('solutions.letter.notation-hint')}
          refusal={sending.problem?.code}
        />
      ) : null}
    </StepDialog>
  )
}

function DirectBuild({ solutionId, version, onClose }: ProposalStepProps) {
  const { t } = useWords()
  const sending = useSend(directBuild, () => {
    announce(t('solutions.build-is-directed'))
    onClose()
  })
  const form = useForm({
    shape: directBuild.body,
    sentences: { dueOn: t('solutions.coming-day-wanted') },
    read: (data) => ({ version, ...textsIn(data) }),
    send: (body) => sending.send({ params: { solutionId }, body }),
    problem: sending.problem,
    busy: sending.sending,
  })
  return (
    <StepDialog
      title={t('solutions.proposal.command.direct-build')}
      lead={t('solutions.direct-build-lead')}
      form={form}
      problem={sending.problem}
      onClose={onClose}
    >
      <DateField form={form} name="dueOn" label={t('solutions.due')} hint={t('solutions.due-hint')} optional />
      <DocumentField form={form} name="documentId" label={t('solutions.document-behind-it')} optional />
    </StepDialog>
  )
}

function Ask({ solutionId, version, onClose }: ProposalStepProps) {
  const { t } = useWords()
  const sending = useSend(askAboutProposal, useDone('ask', onClose))
  const form = useForm({
    shape: askAboutProposal.body,
    sentences: { question: t('solutions.question-wanted') },
    read: (data) => ({ version, ...textsIn(data) }),
    send: (body) => sending.send({ params: { solutionId }, body }),
    problem: sending.problem,
    busy: sending.sending,
  })
  return (
    <StepDialog title={t('solutions.proposal.command.ask')} form={form} problem={sending.problem} onClose={onClose}>
      <TextField form={form} name="question" label={t('solutions.what-is-unclear')} lines={3} />
    </StepDialog>
  )
}

function Clarify({ solutionId, version, question, onClose }: ProposalStepProps) {
  const { t } = useWords()
  const sending = useSend(clarifyProposal, useDone('clarify', onClose))
  const form = useForm({
    shape: clarifyProposal.body,
    sentences: { clarification: t('solutions.clarification-wanted') },
    read: (data) => ({ version, ...textsIn(data) }),
    send: (body) => sending.send({ params: { solutionId }, body }),
    problem: sending.problem,
    busy: sending.sending,
  })
  return (
    <StepDialog
      title={t('solutions.proposal.command.clarify')}
      lead={question ? t('solutions.asked', { question }) : undefined}
      form={form}
      problem={sending.problem}
      onClose={onClose}
    >
      <TextField form={form} name="clarification" label={t('solutions.clarification')} lines={3} />
    </StepDialog>
  )
}

/** After a step was taken: say so and let the page show what is now. */
function useDone(command: 'ask' | 'clarify', onClose: () => void) {
  const { t } = useWords()
  return () => {
    announce(t('solutions.step-is-done', { step: t(`solutions.proposal.command.${command}`) }))
    onClose()
  }
}

const dialogs: Readonly<Record<string, (props: ProposalStepProps) => ReactNode>> = {
  ask: Ask,
  clarify: Clarify,
  'open-consultation': OpenConsultation,
  'give-opinion': OpinionDialog,
  'ask-extension': AskExtension,
  'decide-extension': DecideExtension,
  reconcile: Reconcile,
  refer: Refer,
  settle: Settle,
  withdraw: WithdrawProposal,
  'direct-build': DirectBuild,
}
