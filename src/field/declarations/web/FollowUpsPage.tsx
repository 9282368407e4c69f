import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useAsk, useList } from '../../../web/api/ask.ts'
import { useMay } from '../../../web/api/session.ts'
import { Button } from '../../../web/design/Button.tsx'
import { Chips } from '../../../web/design/Chips.tsx'
import { CopyForZalo } from '../../../web/design/CopyForZalo.tsx'
import { Empty } from '../../../web/design/Empty.tsx'
import { Freshness } from '../../../web/design/Freshness.tsx'
import { PageHeader } from '../../../web/design/PageHeader.tsx'
import { Skeleton } from '../../../web/design/Skeleton.tsx'
import { Trouble, TroubleLine } from '../../../web/design/Trouble.tsx'
import { zaloMessage } from '../../../web/design/zalo.ts'
import { PageLink } from '../../../web/desk/PageLink.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { placeIn } from '../../../web/i18n/names.ts'
import { countFollowUps, listFollowUps } from '../contract.ts'
import { FollowUpCard } from './FollowUpCard.tsx'
import './follow-ups.css'

const choices = ['open', 'closed'] as const

/** Whom the commune calls today: people who declared signs or contact, masked, on a page that a thumb can work. */
export function FollowUpsPage() {
  const { t, term, list: joined, asOf, language } = useWords()
  const [which, setWhich] = useState<(typeof choices)[number]>('open')
  const mayEnter = useMay('declaration.record')
  const counts = useAsk(countFollowUps, {}, { everySeconds: 60 })
  const list = useList(listFollowUps, (after) => ({ query: { which, after } }), { everySeconds: 60 })
  const count = (states: readonly string[]) =>
    (counts.data?.states ?? []).filter(({ state }) => states.includes(state)).reduce((sum, one) => sum + one.count, 0)
  const message = () =>
    zaloMessage(
      t('declarations.zalo-head', { when: asOf(counts.data?.asOf ?? new Date().toISOString()), count: count(['new', 'called']) }),
      // The name stays masked and the number out of it: a chat group is not the place for either.
      list.rows.map(
        (row) =>
          `• ${row.maskedLine.replace(/ \(.*\)$/, '')} – ${joined(row.kinds.map((kind) => term('declarations.kind', kind)))} – ${placeIn(language, row).split(',')[0]}`,
      ),
      (left) => t('declarations.zalo-rest', { count: left }),
    )
  const enter = mayEnter ? (
    <PageLink className="button button-primary" to="/declarations/new">
      <IconPlus size={16} aria-hidden="true" />
      <span>{t('declarations.enter')}</span>
    </PageLink>
  ) : undefined
  return (
    <div className="page follow-ups">
      <PageHeader
        title={t('declarations.title')}
        actions={
          <>
            {which === 'open' && list.rows.length > 0 ? <CopyForZalo text={message} /> : null}
            <PageLink className="button" to="/declarations/arrivals">
              {t('declarations.arrivals')}
            </PageLink>
            {enter}
          </>
        }
      >
        {counts.data ? (
          <>
            <p>{t('declarations.lead', { declarations: counts.data.today.declarations, flagged: counts.data.today.flagged })}</p>
            <Freshness asOf={counts.data.asOf} />
          </>
        ) : null}
      </PageHeader>
      <div className="toolbar">
        <Chips
          label={t('declarations.which')}
          chips={choices.map((value) => ({
            value,
            label: t(`declarations.which.${value}`),
            ...(counts.data ? { count: count(value === 'open' ? ['new', 'called'] : ['cleared', 'referred', 'corrected']) } : {}),
          }))}
          value={which}
          onChoose={setWhich}
        />
      </div>
      {list.problem ? (
        list.rows.length === 0 ? (
          <Trouble problem={list.problem} again={list.again} />
        ) : (
          <TroubleLine problem={list.problem} again={list.again} />
        )
      ) : null}
      {list.waiting ? <Skeleton heights={[132, 132, 132]} /> : null}
      {!list.waiting && !list.problem && list.rows.length === 0 ? (
        <div className="card">
          {which === 'open' ? (
            <Empty title={t('declarations.nobody')} hint={t('declarations.nobody-hint')} action={enter} />
          ) : (
            <Empty title={t('declarations.nobody-closed')} />
          )}
        </div>
      ) : null}
      <ul className="follow-up-cards" aria-label={t('declarations.title')}>
        {list.rows.map((row) => (
          <FollowUpCard key={row.id} row={row} now={counts.data?.asOf} />
        ))}
      </ul>
      {list.complete || list.waiting ? null : (
        <Button wide busy={list.bringingMore} onClick={list.more}>
          {t('web.show-more')}
        </Button>
      )}
    </div>
  )
}
