import { type ReactNode, useState } from 'react'
import { useList, useSend } from '../../../web/api/ask.ts'
import { announce } from '../../../web/design/announce.ts'
import { Combobox } from '../../../web/design/Combobox.tsx'
import { DateField } from '../../../web/design/DateField.tsx'
import { textsIn, useForm } from '../../../web/design/form.ts'
import { readNumber } from '../../../web/design/number.ts'
import { TextField } from '../../../web/design/TextField.tsx'
import { DocumentField } from '../../../web/desk/DocumentField.tsx'
import { NextSteps } from '../../../web/desk/NextSteps.tsx'
import { StepDialog } from '../../../web/desk/StepDialog.tsx'
import { useToday } from '../../../web/desk/today.ts'
import { useWords } from '../../../web/desk/words.ts'
import {
  askAboutRequirement,
  clarifyRequirement,
  listSolutions,
  raiseRequirement,
  reuseSolution,
  settleRequirement,
  startBuilding,
  submitForVerification,
  verifyRequirement,
} from '../contract.ts'
import { BuildDialog } from './BuildDialog.tsx'
import { useTarget } from './Target.tsx'
import { VendorField } from './VendorField.tsx'
import type { RequirementStepProps, RequirementWhole } from './wholes.ts'

/** Point 2, step by step: asked, answered, built, verified; every step by the side whose it is. */
export function RequirementSteps({ requirement, waiting }: { requirement: RequirementWhole; waiting: string | undefined }) {
  const { term } = useWords()
  const [open, setOpen] = useState<string | undefined>(undefined)
  const Dialog = open === undefined ? undefined : dialogs[open]
  return (
    <>
      <NextSteps
        waiting={waiting}
        steps={requirement.nextSteps.map(({ command, whyNot }) => ({
          command,
          whyNot,
          word: term('solutions.requirement.command', command),
          start: () => setOpen(command),
          // Asking and reporting upward hold the answer up; they come after the ways to answer.
          ...(command === 'ask' || command === 'raise' ? { look: 'plain' as const } : {}),
        }))}
      />
      {Dialog ? <Dialog requirement={requirement} onClose={() => setOpen(undefined)} /> : null}
    </>
  )
}

/** After a step was taken: say so and let the page show what is now. */
function useStepDone(command: string, onClose: () => void) {
  const { t, term } = useWords()
  return () => {
    announce(t('solutions.step-is-done', { step: term('solutions.requirement.command', command) }))
    onClose()
  }
}

function Ask({ requirement: { id: requirementId, version }, onClose }: RequirementStepProps) {
  const { t } = useWords()
  const sending = useSend(askAboutRequirement, useStepDone('ask', onClose))
  const form = useForm({
    shape: askAboutRequirement.body,
    sentences: { question: t('solutions.question-wanted') },
    read: (data) => ({ version, ...textsIn(data) }),
    send: (body) => sending.send({ params: { requirementId }, body }),
    problem: sending.problem,
    busy: sending.sending,
  })
  return (
    <StepDialog title={t('solutions.requirement.command.ask')} form={form} problem={sending.problem} onClose={onClose}>
      <TextField form={form} name="question" label={t('solutions.what-is-unclear')} lines={3} />
    </StepDialog>
  )
}

function Clarify({ requirement, onClose }: RequirementStepProps) {
  const { t } = useWords()
  const { id: requirementId, version } = requirement
  const sending = useSend(clarifyRequirement, useStepDone('clarify', onClose))
  const question = requirement.timeline.findLast(({ command }) => command === 'ask')?.words
  const form = useForm({
    shape: clarifyRequirement.body,
    sentences: { clarification: t('solutions.clarification-wanted') },
    read: (data) => ({ version, ...textsIn(data) }),
    send: (body) => sending.send({ params: { requirementId }, body }),
    problem: sending.problem,
    busy: sending.sending,
  })
  return (
    <StepDialog
      title={t('solutions.requirement.command.clarify')}
      lead={question ? t('solutions.asked', { question }) : undefined}
      form={form}
      problem={sending.problem}
      onClose={onClose}
    >
      <TextField form={form} name="clarification" label={t('solutions.clarification')} lines={3} />
    </StepDialog>
  )
}

function Raise({ requirement: { id: requirementId, version }, onClose }: RequirementStepProps) {
  const { t } = useWords()
  const sending = useSend(raiseRequirement, useStepDone('raise', onClose))
  const form = useForm({
    shape: raiseRequirement.body,
    sentences: { reason: t('solutions.reason-wanted') },
    read: (data) => ({ version, ...textsIn(data) }),
    send: (body) => sending.send({ params: { requirementId }, body }),
    problem: sending.problem,
    busy: sending.sending,
  })
  return (
    <StepDialog
      title={t('solutions.requirement.command.raise')}
      lead={t('solutions.raise-lead')}
      form={form}
      problem={sending.problem}
      onClose={onClose}
    >
      <TextField form={form} name="reason" label={t('solutions.what-is-in-the-way')} lines={3} />
      <DocumentField form={form} name="documentId" label={t('solutions.document-behind-it')} optional />
    </StepDialog>
  )
}

function Settle({ requirement, onClose }: RequirementStepProps) {
  const { t } = useWords()
  const { id: requirementId, version } = requirement
  const reason = requirement.timeline.findLast(({ command }) => command === 'raise')?.words
  const sending = useSend(settleRequirement, useStepDone('settle', onClose))
  const form = useForm({
    shape: settleRequirement.body,
    sentences: { decision: t('solutions.decision-wanted') },
    read: (data) => ({ version, ...textsIn(data) }),
    send: (body) => sending.send({ params: { requirementId }, body }),
    problem: sending.problem,
    busy: sending.sending,
  })
  return (
    <StepDialog
      title={t('solutions.requirement.command.settle')}
      lead={reason ? t('solutions.raised-because', { reason }) : undefined}
      form={form}
      problem={sending.problem}
      onClose={onClose}
    >
      <TextField form={form} name="decision" label={t('solutions.decision')} lines={3} />
      <DocumentField form={form} name="documentId" label={t('solutions.document-behind-it')} optional />
    </StepDialog>
  )
}

function Reuse({ requirement: { id: requirementId, version }, onClose }: RequirementStepProps) {
  const { t, term, list, language } = useWords()
  const solutions = useList(listSolutions, (after) => ({ query: { applicable: 'true' as const, limit: 200, after } }))
  const sending = useSend(reuseSolution, useStepDone('reuse', onClose))
  const form = useForm({
    shape: reuseSolution.body,
    sentences: { solutionId: t('solutions.solution-wanted') },
    read: (data) => ({ version, ...textsIn(data) }),
    send: (body) => sending.send({ params: { requirementId }, body }),
    problem: sending.problem,
    busy: sending.sending,
  })
  return (
    <StepDialog
      title={t('solutions.requirement.command.reuse')}
      lead={t('solutions.reuse-lead')}
      form={form}
      problem={sending.problem}
      onClose={onClose}
    >
      <Combobox
        form={form}
        name="solutionId"
        label={t('solutions.solution')}
        hint={
          solutions.complete && solutions.rows.length === 0 ? t('solutions.none-applicable-yet') : t('solutions.solution-hint')
        }
        options={solutions.rows.map((row) => ({
          value: row.id,
          label: language === 'vi' ? row.nameVi : row.nameEn,
          hint: list(row.capabilities.map((one) => term('solutions.capability', one))),
        }))}
      />
      <TextField form={form} name="words" label={t('solutions.how-it-answers')} lines={3} optional />
    </StepDialog>
  )
}

function StartBuilding({ requirement: { id: requirementId, version }, onClose }: RequirementStepProps) {
  const { t } = useWords()
  const sending = useSend(startBuilding, useStepDone('start-building', onClose))
  const form = useForm({
    shape: startBuilding.body,
    sentences: { dueOn: t('solutions.coming-day-wanted') },
    read: (data) => ({ version, ...textsIn(data) }),
    send: (body) => sending.send({ params: { requirementId }, body }),
    problem: sending.problem,
    busy: sending.sending,
  })
  return (
    <StepDialog title={t('solutions.requirement.command.start-building')} form={form} problem={sending.problem} onClose={onClose}>
      <VendorField form={form} name="vendorId" label={t('solutions.builder')} hint={t('solutions.builder-hint')} />
      <DateField form={form} name="dueOn" label={t('solutions.due')} hint={t('solutions.due-hint')} optional />
    </StepDialog>
  )
}

function Submit({ requirement: { id: requirementId, version }, onClose }: RequirementStepProps) {
  const { t } = useWords()
  const sending = useSend(submitForVerification, useStepDone('submit-for-verification', onClose))
  const form = useForm({
    shape: submitForVerification.body,
    sentences: {},
    read: (data) => ({ version, ...textsIn(data) }),
    send: (body) => sending.send({ params: { requirementId }, body }),
    problem: sending.problem,
    busy: sending.sending,
  })
  return (
    <StepDialog
      title={t('solutions.requirement.command.submit-for-verification')}
      lead={t('solutions.submit-lead')}
      form={form}
      problem={sending.problem}
      onClose={onClose}
    >
      <TextField form={form} name="words" label={t('solutions.note')} lines={3} optional />
    </StepDialog>
  )
}

function Verify({ requirement, onClose }: RequirementStepProps) {
  const { t } = useWords()
  const today = useToday()
  const target = useTarget()
  const { id: requirementId, version } = requirement
  const sending = useSend(verifyRequirement, ({ state }) => {
    announce(state === 'met' ? t('solutions.requirement-is-met') : t('solutions.requirement-is-missed'))
    onClose()
  })
  const form = useForm({
    shape: verifyRequirement.body,
    sentences: { value: t('solutions.value-wanted'), measuredOn: t('solutions.measured-day-wanted') },
    read: (data) => {
      const texts = textsIn(data)
      return { version, ...texts, value: readNumber(texts.value ?? '') }
    },
    send: (body) => sending.send({ params: { requirementId }, body }),
    problem: sending.problem,
    busy: sending.sending,
  })
  return (
    <StepDialog
      title={t('solutions.requirement.command.verify')}
      lead={
        <>
          {target(requirement)}
          <br />
          <span className="quiet">{t('solutions.the-number-decides')}</span>
        </>
      }
      form={form}
      problem={sending.problem}
      onClose={onClose}
    >
      <TextField form={form} name="value" label={t('solutions.value', { unit: requirement.unit })} size={8} />
      <DateField form={form} name="measuredOn" label={t('solutions.measured-day')} start={today} />
      <TextField form={form} name="note" label={t('solutions.how-it-was-measured')} lines={2} optional />
    </StepDialog>
  )
}

const dialogs: Readonly<Record<string, (props: RequirementStepProps) => ReactNode>> = {
  ask: Ask,
  clarify: Clarify,
  raise: Raise,
  settle: Settle,
  reuse: Reuse,
  build: BuildDialog,
  'start-building': StartBuilding,
  'submit-for-verification': Submit,
  verify: Verify,
}
