import { useState } from 'react'
import type { z } from 'zod'
import { useSend } from '../../../web/api/ask.ts'
import { announce } from '../../../web/design/announce.ts'
import { textsIn, useForm } from '../../../web/design/form.ts'
import { TextField } from '../../../web/design/TextField.tsx'
import { NextSteps } from '../../../web/desk/NextSteps.tsx'
import { StepDialog } from '../../../web/desk/StepDialog.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { decideVenue, type readVenue } from '../contract.ts'

type Venue = z.output<typeof readVenue.reply>
type Command = Venue['nextSteps'][number]['command']

/** What may be decided about a venue now; nothing where nothing is this account's to decide. */
export function DecisionPart({ venue }: { venue: Venue }) {
  const { t } = useWords()
  const [chosen, setChosen] = useState<Command | undefined>(undefined)
  const own = venue.nextSteps.filter(({ whyNot }) => whyNot !== 'not-your-permission')
  if (own.length === 0) return null
  return (
    <>
      <NextSteps
        steps={own.map(({ command, whyNot }) => ({
          command,
          word: t(`venues.step.${command}`),
          whyNot,
          start: () => setChosen(command),
          ...(command === 'revoke' || command === 'refuse' ? { look: 'danger' as const } : {}),
        }))}
      />
      {chosen ? <DecisionDialog venue={venue} command={chosen} onClose={() => setChosen(undefined)} /> : null}
    </>
  )
}

function DecisionDialog({ venue, command, onClose }: { venue: Venue; command: Command; onClose: () => void }) {
  const { t } = useWords()
  const sending = useSend(decideVenue, () => {
    announce(t('venues.step-done', { step: t(`venues.step.${command}`) }))
    onClose()
  })
  const form = useForm({
    shape: decideVenue.body,
    sentences: { reason: t('venues.reason-wanted') },
    read: (data) => ({ command, version: venue.version, ...textsIn(data) }),
    send: (body) => sending.send({ params: { venueId: venue.id }, body }),
    problem: sending.problem,
    busy: sending.sending,
  })
  return (
    <StepDialog
      title={t(`venues.step.${command}`)}
      lead={t(`venues.step-lead.${command}`)}
      form={form}
      problem={sending.problem}
      look={command === 'revoke' || command === 'refuse' ? 'danger' : 'primary'}
      onClose={onClose}
    >
      {command === 'approve' ? null : (
        <TextField form={form} name="reason" label={t('venues.reason')} lines={3} maxLength={500} />
      )}
    </StepDialog>
  )
}
