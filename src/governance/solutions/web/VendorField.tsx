import { listOrganisations } from '../../../foundation/places/contract.ts'
import { useList } from '../../../web/api/ask.ts'
import { Choice } from '../../../web/design/Choice.tsx'
import type { Form } from '../../../web/design/form.ts'
import { useWords } from '../../../web/desk/words.ts'

/** A registered company; none is an answer too. */
export function VendorField({ form, name, label, hint }: { form: Form; name: string; label: string; hint?: string }) {
  const { language } = useWords()
  const vendors = useList(listOrganisations, (after) => ({ query: { kind: 'vendor' as const, limit: 200, after } }))
  return (
    <Choice
      form={form}
      name={name}
      label={label}
      optional
      options={vendors.rows.map((one) => ({ value: one.id, label: language === 'vi' ? one.nameVi : one.nameEn }))}
      {...(hint ? { hint } : {})}
    />
  )
}
