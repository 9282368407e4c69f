import { useList } from '../../../web/api/ask.ts'
import { CheckList } from '../../../web/design/CheckList.tsx'
import { Choice } from '../../../web/design/Choice.tsx'
import type { Form } from '../../../web/design/form.ts'
import { Skeleton } from '../../../web/design/Skeleton.tsx'
import { TextField } from '../../../web/design/TextField.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { listSolutions } from '../../solutions/contract.ts'
import { forms } from '../directive.ts'
import type { StepParts } from './composition.ts'

/** What kind of document, about what, and which solutions it applies; only those that may be applied can be named. */
export function SolutionStep({ form, start }: StepParts & { form: Form }) {
  const { t, term, list, language } = useWords()
  const solutions = useList(listSolutions, (after) => ({ query: { applicable: 'true' as const, limit: 200, after } }))
  return (
    <>
      <Choice
        form={form}
        name="form"
        label={t('directives.form')}
        start={start.form}
        options={forms.map((one) => ({ value: one, label: t(`directives.form.${one}`) }))}
      />
      <TextField form={form} name="subjectVi" label={t('directives.subject')} lines={2} maxLength={500} start={start.subjectVi} />
      <TextField
        form={form}
        name="subjectEn"
        label={t('directives.subject-en')}
        lines={2}
        maxLength={500}
        start={start.subjectEn}
        optional
      />
      {solutions.waiting ? (
        <Skeleton heights={[60]} />
      ) : (
        <CheckList
          form={form}
          name="solutionIds"
          label={t('directives.solutions')}
          hint={solutions.rows.length === 0 ? t('directives.no-solution-applicable') : t('directives.solutions-hint')}
          starts={start.solutionIds}
          options={solutions.rows.map((row) => ({
            value: row.id,
            label: language === 'vi' ? row.nameVi : row.nameEn,
            hint: list(row.capabilities.map((one) => term('solutions.capability', one))),
          }))}
        />
      )}
    </>
  )
}
