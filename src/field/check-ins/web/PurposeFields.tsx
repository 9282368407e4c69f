import { civilDay } from '../../../vocabulary/period.ts'
import { useInstallation } from '../../../web/api/session.ts'
import { Choice } from '../../../web/design/Choice.tsx'
import type { Form } from '../../../web/design/form.ts'
import { TextField } from '../../../web/design/TextField.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { type UnmaskPurposeCode, unmaskPurpose, unmaskPurposesOn } from '../unmask-purpose.ts'

/** For which case, and for what: asked before anybody is shown or asked for. The list is that of the business day. */
export function PurposeFields({ form }: { form: Form }) {
  const { t, language } = useWords()
  const { data } = useInstallation()
  const purposes = data === undefined ? [] : unmaskPurposesOn(civilDay(new Date(data.businessNow)))
  return (
    <>
      <TextField
        form={form}
        name="caseNumber"
        label={t('check-ins.case-number')}
        hint={t('check-ins.case-number-hint')}
        maxLength={60}
        size={24}
      />
      <Choice
        form={form}
        name="purpose"
        label={t('check-ins.purpose')}
        options={purposes.map((one) => ({ value: one.code, label: language === 'vi' ? one.vi : one.en }))}
      />
    </>
  )
}

/** A purpose in the reader's language, with the law that allows it. */
export function usePurposeWords(): (code: UnmaskPurposeCode) => { purpose: string; basis: string } {
  const { language } = useWords()
  return (code) => {
    const one = unmaskPurpose(code)
    if (one === undefined) return { purpose: '', basis: '' }
    return language === 'vi' ? { purpose: one.vi, basis: one.basisVi } : { purpose: one.en, basis: one.basisEn }
  }
}
