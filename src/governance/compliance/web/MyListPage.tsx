import { useState } from 'react'
import { useAsk, useList } from '../../../web/api/ask.ts'
import { useInstallation, useMay } from '../../../web/api/session.ts'
import { Button } from '../../../web/design/Button.tsx'
import { Chips } from '../../../web/design/Chips.tsx'
import { CopyForZalo } from '../../../web/design/CopyForZalo.tsx'
import { Empty } from '../../../web/design/Empty.tsx'
import { Freshness } from '../../../web/design/Freshness.tsx'
import { PageHeader } from '../../../web/design/PageHeader.tsx'
import { Skeleton } from '../../../web/design/Skeleton.tsx'
import { Trouble, TroubleLine } from '../../../web/design/Trouble.tsx'
import { PageLink } from '../../../web/desk/PageLink.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { nameIn } from '../../../web/i18n/names.ts'
import { listPractice, readCompliance } from '../contract.ts'
import { MyListCard } from './MyListCard.tsx'
import { placesMessage } from './message.ts'
import { ReasonDialog } from './ReasonDialog.tsx'
import { placeWithin, type Subject, subjectOfPractice } from './subjects.ts'
import './my-list.css'

const choices = ['all-silent', 'without-reason', 'with-reason'] as const
type Choice = (typeof choices)[number]
const wanted = { kind: 'venue', practice: 'silent', limit: 100 } as const

/** An officer's day on a phone: the venues of one's area that recorded nobody today, to be called, reminded and ticked off. */
export function MyListPage() {
  const words = useWords()
  const { t, language } = words
  const [choice, setChoice] = useState<Choice>('all-silent')
  // Kept here and not by the card: with its reason recorded a card may leave the list, and its unsent photo must not go with it.
  const [asking, setAsking] = useState<Subject | undefined>(undefined)
  const unit = useAsk(readCompliance, { query: {} }, { everySeconds: 60 })
  const list = useList(listPractice, (after) => ({ query: { ...wanted, after } }), { everySeconds: 60 })
  const simulated = useInstallation().data?.sampleData ?? false
  const venues = unit.data?.total.venues
  const all = list.rows.map((row) => subjectOfPractice(language, row))
  const shown = all.filter((one) => fits(one, choice))
  const message = () =>
    placesMessage(
      words,
      `${t('compliance.my-venues-silent')} · ${unit.data ? nameIn(language, unit.data) : ''}`,
      unit.data?.asOf ?? new Date().toISOString(),
      shown.map(({ name, address, place, reason }) => ({
        name,
        address: [address, placeWithin(place, unit.data ? nameIn(language, unit.data) : '')].filter(Boolean).join(', '),
        about: reason ? t(`compliance.reason.${reason.code}`) : '',
      })),
      simulated,
      list.complete ? shown.length : (venues?.silent ?? shown.length),
    )
  if (list.problem && all.length === 0) {
    return (
      <div className="page">
        <PageHeader title={t('compliance.my-list')} />
        <Trouble problem={list.problem} again={list.again} />
      </div>
    )
  }
  return (
    <div className="page my-list">
      <PageHeader
        title={unit.data ? t('compliance.my-list-of', { unit: nameIn(language, unit.data) }) : t('compliance.my-list')}
        actions={shown.length > 0 ? <CopyForZalo text={message} /> : undefined}
      >
        {venues ? (
          <p className="my-list-count">
            {t('compliance.my-list-lead', { silent: venues.silent, registered: venues.registered })}
          </p>
        ) : null}
        {unit.data ? <Freshness asOf={unit.data.asOf} /> : null}
      </PageHeader>
      {list.problem ? <TroubleLine problem={list.problem} again={list.again} /> : null}
      {all.length > 0 ? (
        <div className="toolbar">
          <Chips
            label={t('compliance.which')}
            chips={choices.map((value) => ({
              value,
              label: t(`compliance.${value}`),
              ...(list.complete ? { count: all.filter((one) => fits(one, value)).length } : {}),
            }))}
            value={choice}
            onChoose={setChoice}
          />
        </div>
      ) : null}
      {list.waiting ? <Skeleton heights={[132, 132, 132]} /> : null}
      {!list.waiting && all.length === 0 ? <NothingToDo registered={venues?.registered ?? 0} /> : null}
      {all.length > 0 && shown.length === 0 ? (
        <div className="card">
          <Empty
            title={t('compliance.nobody-matches')}
            action={<Button onClick={() => setChoice('all-silent')}>{t('compliance.show-all')}</Button>}
          />
        </div>
      ) : null}
      <ul className="my-list-cards" aria-label={t('compliance.my-venues-silent')}>
        {shown.map((subject) => (
          <MyListCard
            key={subject.key}
            subject={subject}
            unitName={unit.data ? nameIn(language, unit.data) : ''}
            onAsk={() => setAsking(subject)}
          />
        ))}
      </ul>
      {list.complete || list.waiting ? null : (
        <Button wide busy={list.bringingMore} onClick={list.more}>
          {t('web.show-more')}
        </Button>
      )}
      {asking === undefined ? null : (
        <ReasonDialog key={asking.key} subjectPath={asking.path} name={asking.name} onClose={() => setAsking(undefined)} />
      )}
    </div>
  )
}

function NothingToDo({ registered }: { registered: number }) {
  const { t } = useWords()
  const mayRegister = useMay('venue.register')
  return (
    <div className="card">
      {registered === 0 ? (
        <Empty
          title={t('compliance.my-list-none')}
          hint={t('compliance.my-list-none-hint')}
          action={
            mayRegister ? (
              <PageLink className="button button-primary" to="/venues">
                {t('compliance.register-venue')}
              </PageLink>
            ) : undefined
          }
        />
      ) : (
        <Empty title={t('compliance.my-list-done')} hint={t('compliance.my-list-done-hint')} />
      )}
    </div>
  )
}

function fits(subject: Subject, choice: Choice): boolean {
  return choice === 'all-silent' || (choice === 'with-reason') === (subject.reason !== null)
}
