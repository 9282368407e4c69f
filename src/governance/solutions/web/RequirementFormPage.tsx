import { useState } from 'react'
import { z } from 'zod'
import { useAsk, useSend } from '../../../web/api/ask.ts'
import { announce } from '../../../web/design/announce.ts'
import { Button } from '../../../web/design/Button.tsx'
import { Choice, Picks } from '../../../web/design/Choice.tsx'
import { DateField } from '../../../web/design/DateField.tsx'
import { ErrorSummary } from '../../../web/design/ErrorSummary.tsx'
import { textsIn, useForm } from '../../../web/design/form.ts'
import { readNumber } from '../../../web/design/number.ts'
import { PageHeader } from '../../../web/design/PageHeader.tsx'
import { Skeleton } from '../../../web/design/Skeleton.tsx'
import { TextField } from '../../../web/design/TextField.tsx'
import { Trouble } from '../../../web/design/Trouble.tsx'
import { usePathPlaces } from '../../../web/desk/address.ts'
import { useNavigate } from '../../../web/desk/navigation.tsx'
import { PageLink } from '../../../web/desk/PageLink.tsx'
import { ReloadOffer } from '../../../web/desk/StepDialog.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { measuredNow, measureIds } from '../../measures/contract.ts'
import { capabilities } from '../capability.ts'
import type { problemWhole } from '../contract/shape.ts'
import { readProblem, stateRequirement } from '../contract.ts'
import { comparisons, dataClasses } from '../requirement.ts'
import '../../../web/design/columns.css'
import './solutions.css'

const places = z.strictObject({ problemId: z.string() })

/** Point 2, “đầu bài”: what is required, and the measure and target that will decide, fixed before anything is built. */
export function RequirementFormPage() {
  const { problemId } = usePathPlaces(places)
  const asked = useAsk(readProblem, { params: { problemId } })
  if (asked.data) return <RequirementForm problem={asked.data} />
  return (
    <div className="page page-narrow">
      {asked.problem ? <Trouble problem={asked.problem} again={asked.again} /> : <Skeleton heights={[64, 600]} />}
    </div>
  )
}

function RequirementForm({ problem }: { problem: z.output<typeof problemWhole> }) {
  const { t } = useWords()
  const navigate = useNavigate()
  const problemId = problem.id
  const [version] = useState(problem.version)
  const sending = useSend(stateRequirement, ({ id }) => {
    announce(t('solutions.requirement-is-stated'))
    void navigate({ to: `/requirements/${id}` })
  })
  const form = useForm({
    shape: stateRequirement.body,
    sentences: {
      title: t('solutions.requirement-title-wanted'),
      demand: t('solutions.demand-wanted'),
      measureId: t('solutions.measure-wanted'),
      comparison: t('solutions.comparison-wanted'),
      target: t('solutions.target-wanted'),
      sufferers: t('solutions.sufferers-wanted'),
      legalBasis: t('solutions.legal-basis-wanted'),
      dataClass: t('solutions.data-class-wanted'),
      capability: t('solutions.capability-wanted'),
      deadlineOn: t('solutions.coming-day-wanted'),
    },
    read: (data) => {
      const texts = textsIn(data)
      return { ...texts, version, unit: '%', target: readNumber(texts.target ?? '') }
    },
    send: (body) => sending.send({ params: { problemId }, body }),
    problem: sending.problem,
    busy: sending.sending,
  })
  return (
    <div className="page page-narrow">
      <PageHeader
        title={t('solutions.problem.command.require')}
        back={
          <PageLink to={`/problems/${problemId}`} className="back-link">
            ← {problem.title}
          </PageLink>
        }
      >
        {t('solutions.require-lead')}
      </PageHeader>
      <ReloadOffer problem={sending.problem} onReload={() => void navigate({ to: `/problems/${problemId}` })} />
      <form className="form card card-body" {...form.props}>
        <ErrorSummary form={form} />
        <TextField form={form} name="title" label={t('solutions.requirement-title')} maxLength={200} />
        <TextField form={form} name="demand" label={t('solutions.demand')} hint={t('solutions.demand-hint')} lines={5} />
        <TextField form={form} name="sufferers" label={t('solutions.sufferers')} hint={t('solutions.sufferers-hint')} lines={2} />
        <Choice
          form={form}
          name="capability"
          label={t('solutions.capability-asked')}
          hint={t('solutions.capability-asked-hint')}
          options={capabilities.map((one) => ({ value: one, label: t(`solutions.capability.${one}`) }))}
        />
        <Choice
          form={form}
          name="measureId"
          label={t('solutions.measure')}
          hint={t('solutions.measure-hint')}
          options={measureIds.map((id) => ({
            value: id,
            label: measuredNow.includes(id)
              ? t(`measures.name.${id}`)
              : `${t(`measures.name.${id}`)} (${t('measures.not-measured').toLocaleLowerCase()})`,
          }))}
        />
        <div className="beside">
          <Choice
            form={form}
            name="comparison"
            label={t('solutions.comparison')}
            start="at-least"
            options={comparisons.map((one) => ({ value: one, label: t(`solutions.requirement.comparison.${one}`) }))}
          />
          <TextField form={form} name="target" label={t('solutions.target-percent')} size={6} />
        </div>
        <TextField
          form={form}
          name="legalBasis"
          label={t('solutions.legal-basis')}
          hint={t('solutions.legal-basis-hint')}
          lines={2}
        />
        <Picks
          form={form}
          name="dataClass"
          label={t('solutions.data-class')}
          options={dataClasses.map((one) => ({ value: one, label: t(`solutions.requirement.data-class.${one}`) }))}
        />
        <DateField form={form} name="deadlineOn" label={t('solutions.deadline')} hint={t('solutions.due-hint')} optional />
        <div className="form-actions">
          <Button look="primary" type="submit" busy={sending.sending}>
            {t('solutions.problem.command.require')}
          </Button>
        </div>
      </form>
    </div>
  )
}
