import { useAsk } from '../../../web/api/ask.ts'
import { Choice } from '../../../web/design/Choice.tsx'
import type { Form } from '../../../web/design/form.ts'
import { useWords } from '../../../web/desk/words.ts'
import type { IssuerRole } from '../authority-rule.ts'
import { listCapacities } from '../contract.ts'

/** In which office it was signed, of those in which this issuer signs today. */
export function CapacityField({ form, signsFor, optional = false }: { form: Form; signsFor: IssuerRole; optional?: boolean }) {
  const { t, language } = useWords()
  const capacities = useAsk(listCapacities, {}).data?.rows ?? []
  return (
    <Choice
      form={form}
      name="capacityId"
      label={t('directives.signed-as')}
      optional={optional}
      hint={optional ? t('directives.signed-by-head') : undefined}
      options={capacities
        .filter((one) => one.signsFor === signsFor)
        .map(({ id, title }) => ({ value: id, label: title[language] }))}
    />
  )
}
