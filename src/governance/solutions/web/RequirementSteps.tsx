import { type ReactNode, useState } from 'react'
import { useAsk, useList, useSend } from '../../../web/api/ask.ts'
import { announce } from '../../../web/design/announce.ts'
import { Combobox } from '../../../web/design/Combobox.tsx'
import { DateField } from '../../../web/design/DateField.tsx'
import { readDay } from '../../../web/design/day.ts'
import { textsIn, useForm } from '../../../web/design/form.ts'
import { readNumber } from '../../../web/design/number.ts'
import { StateMark } from '../../../web/design/StateMark.tsx'
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
  openHandover,
  raiseRequirement,
  readFigure,
  reuseSolution,
  settleRequirement,
  startBuilding,
  submitForVerification,
  verifyRequirement,
} from '../contract.ts'
import { BuildDialog } from './BuildDialog.tsx'
import { FigureSource } from './FigureSource.tsx'
import { LetterFields, readLetter, useLetterSentences } from './LetterFields.tsx'
import { useTarget, useUnit } from './Target.tsx'
import { VendorField } from './VendorField.tsx'
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

function OpenHandover({ requirement: { id: requirementId, version }, onClose }: RequirementStepProps) {
  const { t } = useWords()
  const sending = useSend(openHandover, useStepDone('open-handover', onClose))
  const form = useForm({
    shape: openHandover.body,
    sentences: { dueOn: t('solutions.coming-day-wanted') },
    read: (data) => ({ version, ...textsIn(data) }),
    send: (body) => sending.send({ params: { requirementId }, body }),
    problem: sending.problem,
    busy: sending.sending,
  })
  return (
    <StepDialog
      title={t('solutions.requirement.command.open-handover')}
      lead={t('solutions.open-handover-lead')}
      form={form}
      problem={sending.problem}
      onClose={onClose}
    >
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

function Verify(props: RequirementStepProps) {
  return props.requirement.measurable ? <VerifyMeasured {...props} /> : <VerifyReported {...props} />
}

/** The product counts it: the officer chooses the day and sees what will decide; nothing is typed. */
function VerifyMeasured({ requirement, onClose }: RequirementStepProps) {
  const { t } = useWords()
  const withUnit = useUnit()
  const today = useToday()
  const target = useTarget()
  const { id: requirementId, version } = requirement
  const [on, setOn] = useState(today)
  const asked = useAsk(readFigure, { params: { requirementId }, query: { on } })
  const figure = asked.data?.figure
  const sending = useSend(verifyRequirement, useVerified(onClose))
  const form = useForm({
    shape: verifyRequirement.body,
    sentences: { measuredOn: t('solutions.measured-day-wanted') },
    read: (data) => ({ kind: 'measured', version, ...textsIn(data) }),
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
          <span className="quiet">{t('solutions.taken-from-the-field')}</span>
        </>
      }
      form={form}
      problem={sending.problem}
      onClose={onClose}
    >
      <div
        onChange={(event) => {
          const day = readDay(event.target instanceof HTMLInputElement ? event.target.value : '')
          if (day) setOn(day)
        }}
      >
        <DateField form={form} name="measuredOn" label={t('solutions.measured-day')} start={today} />
      </div>
      <div className="figure-taken" role="status">
        {figure ? (
          <>
            <p className="decides-value figures">{withUnit(figure.value, '%')}</p>
            <FigureSource figure={figure} />
          </>
        ) : asked.waiting ? null : (
          <StateMark tone="none" word={t('solutions.nothing-to-count')} />
        )}
      </div>
      <TextField form={form} name="note" label={t('solutions.note')} lines={2} optional />
    </StepDialog>
  )
}

/** Nobody measures it yet: a reported number, with the report that carries it, and shown as reported. */
function VerifyReported({ requirement, onClose }: RequirementStepProps) {
  const { t } = useWords()
  const today = useToday()
  const target = useTarget()
  const ofLetter = useLetterSentences('evidence')
  const { id: requirementId, version } = requirement
  const sending = useSend(verifyRequirement, useVerified(onClose))
  const form = useForm({
    shape: verifyRequirement.body,
    sentences: { value: t('solutions.value-wanted'), measuredOn: t('solutions.measured-day-wanted'), ...ofLetter },
    read: (data) => {
      const { value = '', measuredOn, note = null } = textsIn(data)
      return { kind: 'reported', version, value: readNumber(value), measuredOn, note, evidence: readLetter(data, 'evidence') }
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
          <span className="quiet">{t('solutions.reported-not-measured')}</span>
        </>
      }
      form={form}
      problem={sending.problem}
      onClose={onClose}
    >
      <TextField form={form} name="value" label={t('solutions.value', { unit: requirement.unit })} size={8} />
      <DateField form={form} name="measuredOn" label={t('solutions.measured-day')} start={today} />
      <LetterFields
        form={form}
        name="evidence"
        legend={t('solutions.verified-by-document')}
        hint={t('solutions.verified-by-document-hint')}
        notationHint={t('solutions.letter.notation-hint-report')}
        refusal={sending.problem?.code}
      />
      <TextField form={form} name="note" label={t('solutions.how-it-was-measured')} lines={2} optional />
    </StepDialog>
  )
}

/** Says what came of it. */
function useVerified(onClose: () => void) {
  const { t } = useWords()
  return ({ state }: { state: string }) => {
    const said = {
      met: t('solutions.requirement-is-met'),
      'met-as-reported': t('solutions.requirement-is-met-as-reported'),
    }
    announce(Object.entries(said).find(([one]) => one === state)?.[1] ?? t('solutions.requirement-is-missed'))
    onClose()
  }
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
