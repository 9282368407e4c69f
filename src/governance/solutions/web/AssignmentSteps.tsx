import { type ReactNode, useState } from 'react'
import { useSend } from '../../../web/api/ask.ts'
import { announce } from '../../../web/design/announce.ts'
import { DateField } from '../../../web/design/DateField.tsx'
import { textsIn, useForm } from '../../../web/design/form.ts'
import { StateMark } from '../../../web/design/StateMark.tsx'
import { TextField } from '../../../web/design/TextField.tsx'
import { DocumentField } from '../../../web/desk/DocumentField.tsx'
import { NextSteps } from '../../../web/desk/NextSteps.tsx'
import { StepDialog } from '../../../web/desk/StepDialog.tsx'
import { useToday } from '../../../web/desk/today.ts'
import { useWords } from '../../../web/desk/words.ts'
import {
  acceptHandover,
  beginCompleting,
  declareReady,
  returnForCompletion,
  transferSolution,
  withdrawAssignment,
} from '../contract.ts'
import { graveAndOpen } from '../defect.ts'
import { emptyReservations, failed, movedThings, mustPassNow, notAgreed, untouched } from '../handover.ts'
import { VendorField } from './VendorField.tsx'
import type { SolutionWhole } from './wholes.ts'

interface AssignmentStepsProps {
  solution: SolutionWhole
  waiting: ReactNode
}

/** Point 1, step by step. The eight items are checked in their own list; here the two sides sign. */
export function AssignmentSteps({ solution, waiting }: AssignmentStepsProps) {
  const { t, term, day } = useWords()
  const today = useToday()
  const [open, setOpen] = useState<string | undefined>(undefined)
  const checklist = solution.assignment?.checklist ?? []
  const counts: Readonly<Record<string, number>> = {
    'handover-items-are-untouched': untouched(checklist).length,
    'handover-items-have-failed': failed(checklist).length,
    'handover-items-must-pass-now': mustPassNow(checklist, solution.assignment?.urgent ?? true).length,
    'not-applicable-needs-both-sides': notAgreed(checklist).length,
    'grave-defects-are-open': graveAndOpen(solution.assignment?.defects ?? []),
    'reservations-are-out-of-date': emptyReservations(checklist, today).length,
  }
  const Dialog = open === undefined ? undefined : dialogs[open]
  const owed = solution.state === 'ready' ? [] : checklist.filter(({ result }) => result === 'reserved')
  const [firstDue] = owed.flatMap(({ dueOn }) => dueOn ?? []).toSorted()
  return (
    <>
      <NextSteps
        waiting={waiting}
        steps={solution.nextSteps
          .filter(({ command }) => command in dialogs)
          .map(({ command, whyNot }) => ({
            command,
            whyNot,
            word: term('solutions.assignment.command', command),
            facts: { count: counts[whyNot ?? ''] ?? 0 },
            ...(command in dialogs ? { start: () => setOpen(command) } : {}),
            ...lookOf(command),
          }))}
      >
        {firstDue === undefined ? null : (
          <p>
            <StateMark
              tone={firstDue < today ? 'bad' : 'warn'}
              word={t('solutions.items-still-owed', { count: owed.length, day: day(firstDue) })}
            />
          </p>
        )}
      </NextSteps>
      {Dialog && solution.assignment ? (
        <Dialog solutionId={solution.id} version={solution.assignment.version} onClose={() => setOpen(undefined)} />
      ) : null}
    </>
  )
}

/** Forward is the way on; back and out are not. */
function lookOf(command: string): { look?: 'plain' | 'danger' } {
  if (command === 'withdraw') return { look: 'danger' }
  return command === 'return' ? { look: 'plain' } : {}
}

interface StepProps {
  solutionId: string
  version: number
  onClose: () => void
}

/** After a step was taken: say so and let the page show what is now. */
function useDone(command: string, onClose: () => void) {
  const { t, term } = useWords()
  return () => {
    announce(t('solutions.step-is-done', { step: term('solutions.assignment.command', command) }))
    onClose()
  }
}

function BeginCompleting({ solutionId, version, onClose }: StepProps) {
  const { t } = useWords()
  const sending = useSend(beginCompleting, useDone('begin-completing', onClose))
  const form = useForm({
    shape: beginCompleting.body,
    sentences: { dueOn: t('solutions.day-wanted') },
    read: (data) => ({ version, ...textsIn(data) }),
    send: (body) => sending.send({ params: { solutionId }, body }),
    problem: sending.problem,
    busy: sending.sending,
  })
  return (
    <StepDialog
      title={t('solutions.assignment.command.begin-completing')}
      lead={t('solutions.begin-completing-lead')}
      form={form}
      problem={sending.problem}
      onClose={onClose}
    >
      <VendorField form={form} name="builderId" label={t('solutions.builder')} hint={t('solutions.builder-hint')} />
      <DateField form={form} name="dueOn" label={t('solutions.due')} hint={t('solutions.due-hint')} optional />
    </StepDialog>
  )
}

function DeclareReady({ solutionId, version, onClose }: StepProps) {
  const { t } = useWords()
  const sending = useSend(declareReady, useDone('declare-ready', onClose))
  const form = useForm({
    shape: declareReady.body,
    sentences: {},
    read: (data) => ({ version, ...textsIn(data) }),
    send: (body) => sending.send({ params: { solutionId }, body }),
    problem: sending.problem,
    busy: sending.sending,
  })
  return (
    <StepDialog
      title={t('solutions.assignment.command.declare-ready')}
      lead={t('solutions.declare-ready-lead')}
      form={form}
      problem={sending.problem}
      onClose={onClose}
    >
      <TextField form={form} name="words" label={t('solutions.note')} lines={3} optional />
    </StepDialog>
  )
}

function Accept({ solutionId, version, onClose }: StepProps) {
  const { t } = useWords()
  const sending = useSend(acceptHandover, useDone('accept', onClose))
  const form = useForm({
    shape: acceptHandover.body,
    sentences: {},
    read: () => ({ version }),
    send: (body) => sending.send({ params: { solutionId }, body }),
    problem: sending.problem,
    busy: sending.sending,
  })
  return (
    <StepDialog
      title={t('solutions.assignment.command.accept')}
      lead={t('solutions.accept-lead')}
      form={form}
      problem={sending.problem}
      onClose={onClose}
    />
  )
}

function Transfer({ solutionId, version, onClose }: StepProps) {
  const { t } = useWords()
  const sending = useSend(transferSolution, useDone('transfer', onClose))
  const form = useForm({
    shape: transferSolution.body,
    sentences: {},
    read: (data) => {
      const { recordDocumentId = null } = textsIn(data)
      return { version, moved: movedThings.filter((one) => data.getAll('moved').includes(one)), recordDocumentId }
    },
    send: (body) => sending.send({ params: { solutionId }, body }),
    problem: sending.problem,
    busy: sending.sending,
  })
  return (
    <StepDialog
      title={t('solutions.assignment.command.transfer')}
      lead={t('solutions.transfer-lead')}
      form={form}
      problem={sending.problem}
      onClose={onClose}
    >
      <fieldset className="condition-fields">
        <legend>{t('solutions.what-has-moved')}</legend>
        {movedThings.map((one) => (
          <label key={one} className="pick">
            <input type="checkbox" name="moved" value={one} />
            <span>{t(`solutions.moved.${one}`)}</span>
          </label>
        ))}
      </fieldset>
      <DocumentField form={form} name="recordDocumentId" label={t('solutions.handover-record')} optional />
    </StepDialog>
  )
}

function Return({ solutionId, version, onClose }: StepProps) {
  const { t } = useWords()
  const sending = useSend(returnForCompletion, useDone('return', onClose))
  const form = useForm({
    shape: returnForCompletion.body,
    sentences: { reason: t('solutions.reason-wanted') },
    read: (data) => ({ version, ...textsIn(data) }),
    send: (body) => sending.send({ params: { solutionId }, body }),
    problem: sending.problem,
    busy: sending.sending,
  })
  return (
    <StepDialog
      title={t('solutions.assignment.command.return')}
      lead={t('solutions.return-lead')}
      form={form}
      problem={sending.problem}
      onClose={onClose}
    >
      <TextField form={form} name="reason" label={t('solutions.reason')} lines={3} />
    </StepDialog>
  )
}

function Withdraw({ solutionId, version, onClose }: StepProps) {
  const { t } = useWords()
  const sending = useSend(withdrawAssignment, useDone('withdraw', onClose))
  const form = useForm({
    shape: withdrawAssignment.body,
    sentences: { reason: t('solutions.reason-wanted') },
    read: (data) => ({ version, ...textsIn(data) }),
    send: (body) => sending.send({ params: { solutionId }, body }),
    problem: sending.problem,
    busy: sending.sending,
  })
  return (
    <StepDialog
      title={t('solutions.assignment.command.withdraw')}
      lead={t('solutions.withdraw-lead')}
      look="danger"
      form={form}
      problem={sending.problem}
      onClose={onClose}
    >
      <TextField form={form} name="reason" label={t('solutions.reason')} lines={3} />
      <DocumentField form={form} name="documentId" label={t('solutions.document-behind-it')} optional />
    </StepDialog>
  )
}

const dialogs: Readonly<Record<string, (props: StepProps) => ReactNode>> = {
  'begin-completing': BeginCompleting,
  'declare-ready': DeclareReady,
  accept: Accept,
  transfer: Transfer,
  return: Return,
  withdraw: Withdraw,
}
