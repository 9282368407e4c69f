import type { Status } from './status.ts'
import { useWords } from './words.ts'

interface StatusCardProps {
  status: Status
  /** When the server said so; undefined: just now. */
  keptAt: string | undefined
}

/** Whether one declared, when, until when it holds and what to do: the same colour for everybody, in every state. */
export function StatusCard({ status, keptAt }: StatusCardProps) {
  const { t, instant } = useWords()
  return (
    <section className="own-status" aria-label={t('own.status')}>
      <svg width="44" height="44" viewBox="0 0 44 44" aria-hidden="true">
        {icons[status.kind]}
      </svg>
      <div>
        <h2>{t(`own.status.${status.kind}`)}</h2>
        {status.kind === 'none' ? (
          <p>{t('own.status-none-hint')}</p>
        ) : (
          <>
            <p>{t('own.declared-at', { at: instant(status.declaredAt) })}</p>
            <p>
              <b>
                {status.kind === 'expired'
                  ? t('own.held-until', { until: instant(status.validUntil) })
                  : t('own.holds-until', { until: instant(status.validUntil) })}
              </b>
            </p>
          </>
        )}
        {status.kind === 'call' ? (
          <>
            <p>{t('own.call-why')}</p>
            <p>
              <a className="own-call" href="tel:19009095">
                {t('own.call-hotline')}
              </a>
            </p>
          </>
        ) : null}
        {keptAt ? <p className="own-quiet">{t('own.kept-at', { at: instant(keptAt) })}</p> : null}
      </div>
    </section>
  )
}

const paper = <path d="M11 5h16l7 7v27H11zM27 5v7h7" />
const icons = {
  none: (
    <>
      {paper}
      <path d="M17 22h11M17 29h7" />
    </>
  ),
  valid: (
    <>
      {paper}
      <path d="M16 25l5 5 8-10" />
    </>
  ),
  expired: (
    <>
      {paper}
      <circle cx="22.5" cy="26" r="7" />
      <path d="M22.5 22v4l3 2" />
    </>
  ),
  call: <path d="M12 7l6-2 4 9-4 3c1.5 4 4 6.5 8 8l3-4 9 4-2 6c-1 3-4 4-7 3C17 31 12 24 9 15c-1-3 0-7 3-8z" />,
} as const
