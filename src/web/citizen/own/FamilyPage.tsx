import { useState } from 'react'
import { forgetKept, keep, phoneStorage, recallKept } from './kept.ts'
import { openDevice, readOwn } from './own-api.ts'
import { AsOf, Home, Note, Waiting } from './Parts.tsx'
import { onePerPerson } from './status.ts'
import { useAsked } from './use-asked.ts'
import { useWords } from './words.ts'

const ask = async () => {
  const device = await openDevice()
  if (device.isNew) forgetKept(phoneStorage())
  const { rows, businessNow } = await readOwn()
  const family = onePerPerson(rows).map(({ id, name, onBehalf, validUntil }) => ({ id, name, onBehalf, validUntil }))
  const seen = { rows: family, askedAt: businessNow, seenAt: Date.now() }
  keep(phoneStorage(), { family: seen })
  return seen
}

/** Everybody this phone declared for, named as they were typed here; without a network as they were last seen. */
export function FamilyPage() {
  const { t, instant } = useWords()
  const asked = useAsked(ask)
  const [kept] = useState(() => recallKept(phoneStorage()).family)
  const shown = asked.data ?? kept
  const rows = [...(shown?.rows ?? [])].sort((a, b) => Number(a.onBehalf) - Number(b.onBehalf))
  const now = Date.parse(shown?.askedAt ?? '')
  return (
    <>
      <h1>{t('own.family')}</h1>
      <p className="lead">{t('own.family-lead')}</p>
      {shown === undefined ? <Waiting failed={asked.failed} again={asked.again} /> : null}
      {shown && asked.failed ? <AsOf at={shown.askedAt} /> : null}
      {shown && rows.length === 0 ? (
        <Note>
          <p>
            <b>{t('own.family-nobody')}</b>
          </p>
          <p>{t('own.family-nobody-hint')}</p>
          <p className="own-action">
            <a className="button button-primary button-wide" href="/c/declare">
              {t('citizen.declare')}
            </a>
          </p>
        </Note>
      ) : null}
      <ul className="own-list">
        {rows.map((row) => (
          <li key={row.id}>
            <b>{row.name}</b>
            <span>{t(row.onBehalf ? 'own.family-member' : 'own.me')}</span>
            <span>
              {now < Date.parse(row.validUntil)
                ? t('own.holds-until', { until: instant(row.validUntil) })
                : t('own.held-until', { until: instant(row.validUntil) })}
            </span>
            <a href={row.onBehalf ? `/c/qr#${row.id}` : '/c/qr'}>{t('own.code-of', { name: row.name })}</a>
          </li>
        ))}
      </ul>
      {rows.length > 0 ? (
        <p className="own-action">
          <a className="button button-primary button-wide" href="/c/declare">
            {t('own.declare-all')}
          </a>
        </p>
      ) : null}
      <Home />
    </>
  )
}
