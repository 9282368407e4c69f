import { useNavigate } from '@tanstack/react-router'
import { useSend } from '../../../web/api/ask.ts'
import { announce } from '../../../web/design/announce.ts'
import { Button } from '../../../web/design/Button.tsx'
import { Choice } from '../../../web/design/Choice.tsx'
import { Dialog } from '../../../web/design/Dialog.tsx'
import { ErrorSummary } from '../../../web/design/ErrorSummary.tsx'
import { textsIn, useForm } from '../../../web/design/form.ts'
import { TextField } from '../../../web/design/TextField.tsx'
import type { OwnArea } from '../../../web/desk/own-areas.ts'
import { communeIn, UnitPicker } from '../../../web/desk/UnitPicker.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { registerVenue } from '../contract.ts'
import { venueCategories } from '../venue.ts'

interface RegisterVenueDialogProps {
  areas: readonly OwnArea[]
  onClose: () => void
}

/** Name, address, commune, kind: enough for a code and a poster. */
export function RegisterVenueDialog({ areas, onClose }: RegisterVenueDialogProps) {
  const { t } = useWords()
  const navigate = useNavigate()
  const sending = useSend(registerVenue, (venue) => {
    announce(t('venues.registered', { name: venue.name }))
    void navigate({ to: `/venues/${venue.id}` })
  })
  const form = useForm({
    shape: registerVenue.body,
    sentences: {
      name: t('venues.name-wanted'),
      address: t('venues.address-wanted'),
      unitPath: t('venues.unit-wanted'),
      category: t('venues.category-wanted'),
    },
    read: (data) => ({ ...textsIn(data), unitPath: communeIn(data, 'unitPath') }),
    send: (body) => sending.send({ body }),
    problem: sending.problem,
    busy: sending.sending,
  })
  return (
    <Dialog title={t('venues.register')} onClose={onClose}>
      <form {...form.props} className="form">
        <ErrorSummary form={form} />
        <TextField form={form} name="name" label={t('venues.name')} hint={t('venues.name-hint')} maxLength={200} onFocusFirst />
        <TextField form={form} name="address" label={t('venues.address')} hint={t('venues.address-hint')} maxLength={300} />
        <UnitPicker form={form} name="unitPath" areas={areas} />
        <Choice
          form={form}
          name="category"
          label={t('venues.category')}
          options={venueCategories.map((value) => ({ value, label: t(`venues.category.${value}`) }))}
        />
        <div className="form-actions">
          <Button type="submit" look="primary" busy={sending.sending}>
            {t('venues.register')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
