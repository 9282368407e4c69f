import { type ReactNode, useState } from 'react'
import { useList, useSend } from '../../../web/api/ask.ts'
import { announce } from '../../../web/design/announce.ts'
import { Combobox } from '../../../web/design/Combobox.tsx'
import { DateField } from '../../../web/design/DateField.tsx'
import { textsIn, useForm } from '../../../web/design/form.ts'
import { TextField } from '../../../web/design/TextField.tsx'
import { DocumentField } from '../../../web/desk/DocumentField.tsx'
import { NextSteps } from '../../../web/desk/NextSteps.tsx'
import { StepDialog } from '../../../web/desk/StepDialog.tsx'
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
} from '../contract.ts'
import { BuildDialog } from './BuildDialog.tsx'
import { OpenHandover } from './OpenHandover.tsx'
import { VendorField } from './VendorField.tsx'
import { Verify } from './VerifyDialogs.tsx'
import type { RequirementStepProps, RequirementWhole } from './wholes.ts'

/** Point 2, step by step: asked, answered, built, verified; every step by the side whose it is. */
export function RequirementSteps({ requirement, waiting }: { requirement: RequirementWhole; waiting: ReactNode }) {
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

function Reuse({ requirement: { id: requirementId, version, capability }, onClose }: RequirementStepProps) {
  const { t, term, list, language } = useWords()
  const solutions = useList(listSolutions, (after) => ({ query: { applicable: 'true' as const, limit: 200, after } }))
  // Those that can do what is asked for come first; the others are not hidden, and need a reason.
  const can = (row: (typeof solutions.rows)[number]) => capability === null || row.capabilities.includes(capability)
  const bestFirst = [...solutions.rows.filter(can), ...solutions.rows.filter((row) => !can(row))]
  const sending = useSend(reuseSolution, useStepDone('reuse', onClose))
  const form = useForm({
    shape: reuseSolution.body,
    sentences: { solutionId: t('solutions.solution-wanted'), capabilityReason: t('solutions.overlap-reason-wanted') },
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
        options={bestFirst.map((row) => ({
          value: row.id,
          label: language === 'vi' ? row.nameVi : row.nameEn,
          hint: list(row.capabilities.map((one) => term('solutions.capability', one))),
        }))}
      />
      {sending.problem?.code === 'solution-has-another-capability' ? (
        <TextField
          form={form}
          name="capabilityReason"
          label={t('solutions.capability-reason')}
          hint={
            capability === null
              ? undefined
              : t('solutions.capability-reason-hint', { capability: t(`solutions.capability.${capability}`) })
          }
          lines={3}
        />
      ) : null}
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

const dialogs: Readonly<Record<string, (props: RequirementStepProps) => ReactNode>> = {
  ask: Ask,
  clarify: Clarify,
  raise: Raise,
  settle: Settle,
  reuse: Reuse,
  build: BuildDialog,
  'start-building': StartBuilding,
  'open-handover': OpenHandover,
  'submit-for-verification': Submit,
  verify: Verify,
}
