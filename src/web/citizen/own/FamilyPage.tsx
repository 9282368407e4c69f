import { openDevice, readOwn } from './own-api.ts'
import { Home, Note, Waiting } from './Parts.tsx'
import { onePerPerson } from './status.ts'
import { useAsked } from './use-asked.ts'
import { useWords } from './words.ts'

const ask = async () => {
  await openDevice()
  return readOwn()
}

/** Everybody this phone declared for, named as they were typed here. */
export function FamilyPage() {
  const { t, instant } = useWords()
  const asked = useAsked(ask)
  const rows = onePerPerson(asked.data?.rows ?? []).sort((a, b) => Number(a.onBehalf) - Number(b.onBehalf))
  const now = Date.parse(asked.data?.businessNow ?? '')
  return (
    <>
      <h1>{t('own.family')}</h1>
      <p className="lead">{t('own.family-lead')}</p>
      {asked.data === undefined ? <Waiting failed={asked.failed} again={asked.again} /> : null}
      {asked.data && rows.length === 0 ? (
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
