import { useRef } from 'react'
import { useSend } from '../../../web/api/ask.ts'
import { announce } from '../../../web/design/announce.ts'
import { Button } from '../../../web/design/Button.tsx'
import { Choice } from '../../../web/design/Choice.tsx'
import { Dialog } from '../../../web/design/Dialog.tsx'
import { ErrorSummary } from '../../../web/design/ErrorSummary.tsx'
import { textsIn, useForm } from '../../../web/design/form.ts'
import { TextField } from '../../../web/design/TextField.tsx'
import { useNavigate } from '../../../web/desk/navigation.tsx'
import type { OwnArea } from '../../../web/desk/own-areas.ts'
import { communeIn, UnitPicker } from '../../../web/desk/UnitPicker.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { registerVenue } from '../contract.ts'
import { venueCategories } from '../venue.ts'

interface RegisterVenueDialogProps {
  areas: readonly OwnArea[]
  onClose: () => void
}

/** Six fields for a code and a poster; the last two may be found out later. */
export function RegisterVenueDialog({ areas, onClose }: RegisterVenueDialogProps) {
  const { t } = useWords()
  const navigate = useNavigate()
  const isAnother = useRef(false)
  const sending = useSend(registerVenue, (venue) => {
    announce(t(venue.state === 'waiting' ? 'venues.submitted' : 'venues.registered', { name: venue.name }))
    void navigate({ to: `/venues/${venue.id}` })
  })
  const looksKnown = sending.problem?.code === 'venue-looks-registered-already'
  const form = useForm({
    shape: registerVenue.body,
    sentences: {
      name: t('venues.name-wanted'),
      address: t('venues.address-wanted'),
      unitPath: t('venues.unit-wanted'),
      category: t('venues.category-wanted'),
      keeperName: t('venues.keeper-name-wanted'),
      keeperPhone: t('venues.keeper-phone-wanted'),
    },
    read: (data) => ({
      ...textsIn(data),
      unitPath: communeIn(data, 'unitPath'),
      ...(isAnother.current ? { isAnother: true } : {}),
    }),
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
        <TextField form={form} name="keeperName" label={t('venues.keeper-name')} maxLength={100} optional />
        <TextField
          form={form}
          name="keeperPhone"
          label={t('venues.keeper-phone')}
          hint={t('venues.keeper-phone-hint')}
          kind="tel"
          maxLength={20}
          optional
        />
        <div className="form-actions">
          {looksKnown ? (
            <Button
              type="submit"
              busy={sending.sending}
              onClick={() => {
                isAnother.current = true
              }}
            >
              {t('venues.is-another')}
            </Button>
          ) : (
            <Button type="submit" look="primary" busy={sending.sending}>
              {t('venues.register')}
            </Button>
          )}
        </div>
      </form>
    </Dialog>
  )
}
