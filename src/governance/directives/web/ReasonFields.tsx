import type { Form } from '../../../web/design/form.ts'
import { TextField } from '../../../web/design/TextField.tsx'
import { DocumentField } from '../../../web/desk/DocumentField.tsx'
import { useWords } from '../../../web/desk/words.ts'

interface ReasonFieldsProps {
  form: Form
  /** Before the names of the fields: `recommendation.` */
  prefix: string
  submissions: readonly { id: string; words: { vi: string; en: string } }[]
}

/** Why contents beyond authority are recommended upwards, and the submission when there is one. */
export function ReasonFields({ form, prefix, submissions }: ReasonFieldsProps) {
  const { t, language } = useWords()
  return (
    <>
      <TextField form={form} name={`${prefix}reasonVi`} label={t('directives.referral.reason')} lines={3} maxLength={3000} />
      <TextField form={form} name={`${prefix}reasonEn`} label={t('directives.reason-en')} lines={2} maxLength={3000} optional />
      <DocumentField
        form={form}
        name={`${prefix}documentId`}
        label={t('directives.submission')}
        offered={submissions.map(({ id, words }) => ({ value: id, label: words[language] }))}
        optional
      />
    </>
  )
}
