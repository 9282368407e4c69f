import { useEffect, useRef } from 'react'
import { useWords } from '../../../../web/citizen/words.ts'
import { Button } from '../../../../web/design/Button.tsx'
import type { Fate } from './use-visits.ts'

interface VisitOutcomeProps {
  fate: Extract<Fate, { kind: 'recorded' | 'kept' }>
  venueName: string
  /** The device keeps what waits, even when the page is closed. */
  stores: boolean
  onSend: () => void
  onCompanion: () => void
}

/** A neutral card: a tick only when the server has the visit; otherwise what waits, and that it waits. Never a green or red person. */
export function VisitOutcome({ fate, venueName, stores, onSend, onCompanion }: VisitOutcomeProps) {
  const { t, instant } = useWords()
  const head = useRef<HTMLHeadingElement>(null)
  const recorded = fate.kind === 'recorded'
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new outcome is read out again
  useEffect(() => head.current?.focus(), [fate.kind])
  return (
    <>
      <div className="visit-card">
        <svg width="56" height="56" viewBox="0 0 56 56" aria-hidden="true">
          <circle cx="28" cy="28" r="26" />
          {recorded ? <path d="M16 29l8.5 8.5L41 20" /> : <path d="M28 15v14l9 6" />}
        </svg>
        <h2 ref={head} tabIndex={-1}>
          {recorded ? t(words[fate.visit.outcome]) : t('citizen.visit-kept')}
        </h2>
        {recorded ? (
          <>
            <p className="visit-masked">{fate.visit.maskedLine}</p>
            <p>
              <time dateTime={fate.visit.recordedAt}>{instant(fate.visit.recordedAt)}</time>
            </p>
            <p>{venueName}</p>
            {fate.visit.codeIsOld ? <p>{t('citizen.visit-old-photo-recorded')}</p> : null}
          </>
        ) : (
          <>
            <p>{t(stores ? 'citizen.visit-kept-hint' : 'citizen.visit-held-hint')}</p>
            <p className="visit-action">
              <Button wide onClick={onSend}>
                {t('citizen.visit-send-again')}
              </Button>
            </p>
          </>
        )}
      </div>
      <p className="visit-action">
        <Button wide onClick={onCompanion}>
          {t('citizen.visit-companion')}
        </Button>
      </p>
    </>
  )
}

const words = {
  new: 'citizen.visit-recorded',
  known: 'citizen.visit-recorded-before',
  'same-visit': 'citizen.visit-same',
  left: 'citizen.visit-left',
} as const
