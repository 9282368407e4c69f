import { useEffect, useRef } from 'react'
import { Button } from '../../../../web/design/Button.tsx'
import type { Declaring, Fate } from './use-declaring.ts'
import { useWords } from './words.ts'

interface OutcomeProps {
  outcome: Fate
  declaring: Declaring
  onMore: () => void
}

/** A neutral card: a tick only when the server has it, until when it holds, and how to show it. Never a green or red person. */
export function Outcome({ outcome, declaring, onMore }: OutcomeProps) {
  const { t, instant } = useWords()
  const heading = useRef<HTMLHeadingElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new outcome is read out again
  useEffect(() => heading.current?.focus(), [outcome.kind])
  const isSent = outcome.kind === 'sent'
  return (
    <>
      <div className="declare-done">
        <svg width="56" height="56" viewBox="0 0 56 56" aria-hidden="true">
          <circle cx="28" cy="28" r="26" />
          {isSent ? <path d="M16 29l8.5 8.5L41 20" /> : <path d="M28 15v14l9 6" />}
        </svg>
        <h1 ref={heading} tabIndex={-1}>
          {t(outcome.kind !== 'sent' ? 'declare.waiting' : outcome.isCorrection ? 'declare.correct-done' : 'declare.done')}
        </h1>
        {outcome.kind === 'sent' ? (
          <>
            <p className="declare-until">{t('declare.done-until', { until: instant(outcome.declared.validUntil) })}</p>
            <p>{t('declare.done-at', { at: instant(outcome.declared.declaredAt) })}</p>
          </>
        ) : (
          <>
            <p>{t(declaring.stores ? 'declare.waiting-hint' : 'declare.held-hint')}</p>
            <p className="declare-action">
              <Button wide busy={declaring.sending} onClick={declaring.send}>
                {t('declare.send-again')}
              </Button>
            </p>
          </>
        )}
      </div>
      {outcome.kind === 'sent' && outcome.declared.flagged ? (
        <div className="declare-called">
          <p>
            <b>{t('declare.done-flagged')}</b>
          </p>
          <p>{t('declare.done-emergency')}</p>
        </div>
      ) : null}
      {isSent ? (
        <>
          <p className="declare-note">{t('declare.done-show')}</p>
          <Button wide onClick={onMore}>
            {t('declare.more')}
          </Button>
          <p className="declare-back">
            <a href="/c">{t('declare.home')}</a>
          </p>
        </>
      ) : null}
    </>
  )
}
