import { Choice } from '../../../web/design/Choice.tsx'
import type { Form } from '../../../web/design/form.ts'
import { useWords } from '../../../web/desk/words.ts'
import { shownDocumentKinds } from '../shown-identity.ts'

/** Papers that say who somebody is; the citizen's card first, for nearly everybody has one. */
export function DocumentKinds({ form }: { form: Form }) {
  const { t } = useWords()
  return (
    <Choice
      form={form}
      name="documentKind"
      label={t('people.document-kind')}
      options={shownDocumentKinds.map((value) => ({ value, label: t(`people.document-kind.${value}`) }))}
      start="citizen-id"
    />
  )
}
