import { useSend } from '../../../web/api/ask.ts'
import { announce } from '../../../web/design/announce.ts'
import { Button } from '../../../web/design/Button.tsx'
import { Picks } from '../../../web/design/Choice.tsx'
import { Dialog } from '../../../web/design/Dialog.tsx'
import { ErrorSummary } from '../../../web/design/ErrorSummary.tsx'
import { textsIn, useForm } from '../../../web/design/form.ts'
import { TextField } from '../../../web/design/TextField.tsx'
import type { OwnArea } from '../../../web/desk/own-areas.ts'
import { communeIn, UnitPicker } from '../../../web/desk/UnitPicker.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { nameIn } from '../../../web/i18n/names.ts'
import { registerFacility } from '../contract.ts'

interface RegisterFacilityDialogProps {
  areas: readonly OwnArea[]
  onClose: () => void
}

export function RegisterFacilityDialog({ areas, onClose }: RegisterFacilityDialogProps) {
  const { t, language } = useWords()
  const sending = useSend(registerFacility, (facility) => {
    announce(t('places.facility-registered', { name: nameIn(language, facility) }))
    onClose()
  })
  const form = useForm({
    shape: registerFacility.body,
    sentences: {
      name: t('places.name-wanted'),
      address: t('places.address-wanted'),
      unitPath: t('places.unit-wanted'),
      runBy: t('places.run-by-wanted'),
      beds: t('places.beds-wanted'),
    },
    read: (data) => ({ ...textsIn(data), unitPath: communeIn(data, 'unitPath'), beds: readCount(data.get('beds')) }),
    send: (body) => sending.send({ body }),
    problem: sending.problem,
    busy: sending.sending,
  })
  return (
    <Dialog title={t('places.register-facility')} onClose={onClose}>
      <form {...form.props} className="form">
        <ErrorSummary form={form} />
        <TextField form={form} name="name" label={t('places.name')} hint={t('places.name-hint')} maxLength={200} onFocusFirst />
        <TextField form={form} name="address" label={t('places.address')} hint={t('places.address-hint')} maxLength={300} />
        <UnitPicker form={form} name="unitPath" areas={areas} />
        <Picks
          form={form}
          name="runBy"
          label={t('places.run-by')}
          options={(['civil', 'army', 'paid-hotel'] as const).map((value) => ({ value, label: t(`places.run-by.${value}`) }))}
        />
        <TextField form={form} name="beds" label={t('places.beds')} kind="digits" size={6} maxLength={6} />
        <div className="form-actions">
          <Button type="submit" look="primary" busy={sending.sending}>
            {t('places.register-facility')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

/** 1200 and 1.200 are the same count; anything else is none and is refused by the shape. */
function readCount(typed: FormDataEntryValue | null): number | undefined {
  const digits = typeof typed === 'string' ? typed.replace(/[\s.,]/g, '') : ''
  return /^\d+$/.test(digits) ? Number(digits) : undefined
}
