import { useState } from 'react'
import { z } from 'zod'
import { useAsk, useSend } from '../../../web/api/ask.ts'
import { announce } from '../../../web/design/announce.ts'
import { Button } from '../../../web/design/Button.tsx'
import { Empty } from '../../../web/design/Empty.tsx'
import { useForm } from '../../../web/design/form.ts'
import { PageHeader } from '../../../web/design/PageHeader.tsx'
import { Pairs } from '../../../web/design/Pairs.tsx'
import { Skeleton } from '../../../web/design/Skeleton.tsx'
import { StateMark, type Tone } from '../../../web/design/StateMark.tsx'
import { TextField } from '../../../web/design/TextField.tsx'
import { Trouble } from '../../../web/design/Trouble.tsx'
import { useFilters } from '../../../web/desk/address.ts'
import { StepDialog } from '../../../web/desk/StepDialog.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { listHolds, releaseHold } from '../contract.ts'
import { HoldDialog } from './HoldDialog.tsx'
import './unmasking.css'

type Hold = z.output<typeof listHolds.reply>['rows'][number]
const tones: Readonly<Record<Hold['state'], Tone>> = { 'in-force': 'going', ended: 'none', released: 'none' }
/** A venue's page leads here with its code, to place a hold on it. */
const filters = z.strictObject({ venue: z.string().max(40).optional() })

/** What keeps visits past their thirty days: by which document, by whom, until when, and how many. */
export function HoldsPage() {
  const { t } = useWords()
  const [{ venue }, setFilters] = useFilters(filters)
  const [ordering, setOrdering] = useState(venue !== undefined)
  const asked = useAsk(listHolds, {})
  const close = () => {
    setOrdering(false)
    setFilters({})
  }
  return (
    <div className="page page-narrow">
      <PageHeader
        title={t('check-ins.holds')}
        actions={
          <Button look="primary" onClick={() => setOrdering(true)}>
            {t('check-ins.hold-order')}
          </Button>
        }
      >
        {t('check-ins.holds-lead')}
      </PageHeader>
      {asked.problem ? <Trouble problem={asked.problem} again={asked.again} /> : null}
      {asked.waiting ? <Skeleton heights={[160, 160]} /> : null}
      {asked.data?.rows.length === 0 ? (
        <div className="card">
          <Empty title={t('check-ins.hold-none')} hint={t('check-ins.hold-none-hint')} />
        </div>
      ) : null}
      <ul className="request-cards" aria-label={t('check-ins.holds')}>
        {asked.data?.rows.map((hold) => (
          <HoldCard key={hold.id} hold={hold} />
        ))}
      </ul>
      {ordering ? <HoldDialog {...(venue === undefined ? {} : { venueCode: venue })} onClose={close} /> : null}
    </div>
  )
}

function HoldCard({ hold }: { hold: Hold }) {
  const { t, day, instant, language, list } = useWords()
  const place = language === 'vi' ? hold.placeVi : hold.placeEn
  const elsewhere = hold.venuesElsewhere > 0 ? [t('check-ins.hold-elsewhere', { count: hold.venuesElsewhere })] : []
  const [releasing, setReleasing] = useState(false)
  const kept = [
    hold.held > 0 ? t('check-ins.hold-held', { held: hold.held }) : '',
    hold.waiting > 0 && hold.state === 'in-force' ? t('check-ins.hold-waiting', { waiting: hold.waiting }) : '',
  ].filter((text) => text !== '')
  return (
    <li className="card card-body">
      <div className="request-head">
        <h2>{place === null ? list([...hold.venues, ...elsewhere]) : t('check-ins.hold-all-of', { place })}</h2>
        <StateMark tone={tones[hold.state]} word={t(`check-ins.hold-state.${hold.state}`)} />
      </div>
      <Pairs
        pairs={[
          {
            label: t('check-ins.hold-days'),
            value: t('check-ins.hold-days-value', { from: day(hold.fromOn), to: day(hold.toOn) }),
          },
          { label: t('check-ins.hold-until'), value: <b>{day(hold.untilOn)}</b> },
          { label: t('check-ins.hold-document'), value: hold.documentNumber },
          { label: t('check-ins.hold-basis'), value: hold.basis },
          { label: t('check-ins.hold-by'), value: `${hold.orderedBy}, ${instant(hold.orderedAt)}` },
          { label: t('check-ins.hold-kept'), value: kept.join('; ') || t('check-ins.hold-nothing-held') },
          {
            label: t('check-ins.hold-released-by'),
            value: hold.releasedBy && hold.releasedAt ? `${hold.releasedBy}, ${instant(hold.releasedAt)}` : null,
          },
          { label: t('check-ins.hold-release-reason'), value: hold.releaseReason },
        ]}
      />
      {hold.state === 'in-force' ? (
        <div className="form-actions">
          <Button look="danger" onClick={() => setReleasing(true)}>
            {t('check-ins.hold-release')}
          </Button>
        </div>
      ) : null}
      {releasing ? <ReleaseDialog hold={hold} onClose={() => setReleasing(false)} /> : null}
    </li>
  )
}

function ReleaseDialog({ hold, onClose }: { hold: Hold; onClose: () => void }) {
  const { t } = useWords()
  const sending = useSend(releaseHold, () => {
    announce(t('check-ins.hold-released'))
    onClose()
  })
  const form = useForm({
    shape: releaseHold.body,
    sentences: { reason: t('check-ins.hold-basis-wanted') },
    send: (body) => sending.send({ params: { holdId: hold.id }, body }),
    problem: sending.problem,
    busy: sending.sending,
  })
  return (
    <StepDialog
      title={t('check-ins.hold-release')}
      lead={t('check-ins.hold-release-lead', { count: hold.held })}
      look="danger"
      form={form}
      problem={sending.problem}
      onClose={onClose}
    >
      <TextField form={form} name="reason" label={t('check-ins.hold-release-reason')} lines={3} maxLength={300} />
    </StepDialog>
  )
}
