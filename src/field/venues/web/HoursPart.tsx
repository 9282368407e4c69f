import { useState } from 'react'
import type { z } from 'zod'
import { readClockTime, showClockTime } from '../../../vocabulary/clock-time.ts'
import { useSend } from '../../../web/api/ask.ts'
import { useMay } from '../../../web/api/session.ts'
import { announce } from '../../../web/design/announce.ts'
import { Button } from '../../../web/design/Button.tsx'
import { textsIn, useForm } from '../../../web/design/form.ts'
import { TextField } from '../../../web/design/TextField.tsx'
import { StepDialog } from '../../../web/desk/StepDialog.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { type readVenue, setOpeningHours } from '../contract.ts'

type Venue = z.output<typeof readVenue.reply>

/** When the venue is open, and where to say so. */
export function HoursPart({ venue }: { venue: Venue }) {
  const { t } = useWords()
  const mayEdit = useMay('venue.edit')
  const [editing, setEditing] = useState(false)
  const { opensAt, closesAt } = venue
  return (
    <section className="card" aria-labelledby="hours">
      <div className="card-head">
        <h2 id="hours">{t('venues.hours')}</h2>
        {mayEdit ? <Button onClick={() => setEditing(true)}>{t('venues.hours-set')}</Button> : null}
      </div>
      <div className="card-body">
        <p>
          {opensAt === null || closesAt === null ? (
            t('venues.hours-always')
          ) : (
            <b className="figures">
              {t(closesAt > opensAt ? 'venues.hours-from-to' : 'venues.hours-past-midnight', { from: opensAt, to: closesAt })}
            </b>
          )}
        </p>
      </div>
      {editing ? <HoursDialog venue={venue} onClose={() => setEditing(false)} /> : null}
    </section>
  )
}

function HoursDialog({ venue, onClose }: { venue: Venue; onClose: () => void }) {
  const { t } = useWords()
  const sending = useSend(setOpeningHours, () => {
    announce(t('venues.hours-saved'))
    onClose()
  })
  const form = useForm({
    shape: setOpeningHours.body,
    sentences: { opensAt: t('venues.hours-wanted'), closesAt: t('venues.hours-wanted') },
    read: (data) => {
      const { opensAt, closesAt } = textsIn(data)
      return { opensAt: typedTime(opensAt), closesAt: typedTime(closesAt), version: venue.version }
    },
    send: (body) => sending.send({ params: { venueId: venue.id }, body }),
    problem: sending.problem,
    busy: sending.sending,
  })
  return (
    <StepDialog
      title={t('venues.hours-set')}
      lead={t('venues.hours-lead')}
      form={form}
      problem={sending.problem}
      onClose={onClose}
    >
      <TextField
        form={form}
        name="opensAt"
        label={t('venues.hours-opens')}
        hint={t('venues.hours-hint')}
        size={6}
        maxLength={10}
        start={venue.opensAt ?? ''}
        optional
      />
      <TextField
        form={form}
        name="closesAt"
        label={t('venues.hours-closes')}
        hint={t('venues.hours-closes-hint')}
        size={6}
        maxLength={10}
        start={venue.closesAt ?? ''}
        optional
      />
    </StepDialog>
  )
}

/** `8h30` as `08:30`; nothing typed is no hour; what is none goes as it is, and the shape refuses it. */
function typedTime(typed: string | undefined): string | null {
  if (typed === undefined || typed.trim() === '') return null
  const minutes = readClockTime(typed)
  return minutes === undefined ? typed : showClockTime(minutes)
}
