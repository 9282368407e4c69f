import { IconPhone } from '@tabler/icons-react'
import type { z } from 'zod'
import { readPhoneNumber, showPhone } from '../../../vocabulary/phone-number.ts'
import { useSend } from '../../../web/api/ask.ts'
import { announce } from '../../../web/design/announce.ts'
import { Button } from '../../../web/design/Button.tsx'
import { StateMark, type Tone } from '../../../web/design/StateMark.tsx'
import { TroubleLine } from '../../../web/design/Trouble.tsx'
import { PageLink } from '../../../web/desk/PageLink.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { placeIn } from '../../../web/i18n/names.ts'
import { type listFollowUps, readContact, takeFollowUpStep } from '../contract.ts'
import type { FollowUpState } from '../follow-up.ts'

type FollowUp = z.output<typeof listFollowUps.reply>['rows'][number]
const tones: Readonly<Record<FollowUpState, Tone>> = {
  new: 'warn',
  called: 'going',
  cleared: 'ok',
  referred: 'going',
  corrected: 'none',
}

/** One flagged person: masked until the number is asked for, which is recorded; then what came of the call. */
export function FollowUpCard({ row, now }: { row: FollowUp; now: string | undefined }) {
  const { t, list, instant, ago, language } = useWords()
  const contact = useSend(readContact)
  const step = useSend(takeFollowUpStep, (reply) =>
    announce(t('declarations.step-taken', { step: t(`declarations.state.${reply.state}`) })),
  )
  const take = (command: FollowUp['nextSteps'][number]['command']) =>
    void step.send({ params: { followUpId: row.id }, body: { command, version: row.version } })
  const ready = row.nextSteps.filter(({ whyNot }) => whyNot === null)
  const problem = contact.problem ?? step.problem
  return (
    <li className="card follow-up-card">
      <h2>{contact.reply?.name ?? row.maskedLine}</h2>
      <p className="follow-up-kinds">
        {list(row.kinds.map((kind) => t(`declarations.kind.${kind}`)))} · {t(`declarations.form.${row.form}`)}
      </p>
      <p className="quiet">{placeIn(language, row)}</p>
      <p>
        {t('declarations.since', {
          when: instant(row.openedAt),
          ago: ago(row.openedAt, now === undefined ? new Date() : new Date(now)),
        })}
      </p>
      <p className="follow-up-state">
        <StateMark tone={tones[row.state]} word={t(`declarations.state.${row.state}`)} />
        {row.lastBy ? (
          <span className="quiet">
            {row.lastBy}, {instant(row.changedAt)}
          </span>
        ) : null}
      </p>
      {problem ? <TroubleLine problem={problem} again={() => (step.problem ? step.forget() : contact.forget())} /> : null}
      <div className="follow-up-buttons">
        {ready.length === 0 ? null : <Phone contact={contact} followUpId={row.id} />}
        {ready.map(({ command }) => (
          <Button
            key={command}
            busy={step.sending}
            label={`${t(`declarations.command.${command}`)}: ${row.maskedLine}`}
            onClick={() => take(command)}
          >
            {t(`declarations.command.${command}`)}
          </Button>
        ))}
        <PageLink className="button button-quiet" to={`/declarations/${row.declarationId}`}>
          {t('declarations.open')}
        </PageLink>
      </div>
    </li>
  )
}

function Phone({
  contact,
  followUpId,
}: {
  contact: ReturnType<typeof useSend<typeof readContact.params, undefined, typeof readContact.body, typeof readContact.reply>>
  followUpId: string
}) {
  const { t } = useWords()
  if (contact.reply === undefined) {
    return (
      <Button
        look="primary"
        icon={IconPhone}
        busy={contact.sending}
        onClick={() => void contact.send({ params: { followUpId }, body: {} })}
      >
        {t('declarations.show-phone')}
      </Button>
    )
  }
  const phone = contact.reply.phone === null ? undefined : readPhoneNumber(contact.reply.phone)
  if (phone === undefined) return <p className="follow-up-no-phone">{t('declarations.no-phone')}</p>
  return (
    <a className="button button-primary" href={`tel:${phone.e164}`}>
      <IconPhone size={16} aria-hidden="true" />
      <span>{t('declarations.call-number', { phone: showPhone(phone) })}</span>
    </a>
  )
}
