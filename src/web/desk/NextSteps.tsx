import type { ReactNode } from 'react'
import { Button } from '../design/Button.tsx'
import { Shape } from '../design/StateMark.tsx'
import { useSpeech } from '../i18n/words.ts'
import { useWords } from './words.ts'
import './parts.css'

export interface StepOffered {
  command: string
  /** What the command is called. */
  word: string
  /** Null: it may be done now; otherwise the refusal's code. */
  whyNot: string | null
  /** What the refusal's sentence speaks of. */
  facts?: Readonly<Record<string, string | number | string[]>>
  /** Left out for a step that has its place elsewhere on the page; it is then said, not offered. */
  start?: () => void
  /** Left out: the way on, and the first of these is the primary one. */
  look?: 'plain' | 'danger'
}

interface NextStepsProps {
  steps: readonly StepOffered[]
  /** Who is waited for, in words. */
  waiting?: ReactNode
  children?: ReactNode
}

/** What can be done from here, what stands in the way of the rest, and what is others' to do. */
export function NextSteps({ steps, waiting, children }: NextStepsProps) {
  const { t, list } = useWords()
  const { t: refusal } = useSpeech()
  const ready = steps.filter(({ whyNot, start }) => whyNot === null && start !== undefined)
  const barred = steps.filter(({ whyNot }) => whyNot !== null && whyNot !== 'not-your-permission')
  const others = steps.filter(({ whyNot }) => whyNot === 'not-your-permission')
  const first = ready.find(({ look }) => look === undefined)
  return (
    <section className="card" aria-labelledby="next-steps">
      <div className="card-head">
        <h2 id="next-steps">{t('desk.next-steps')}</h2>
      </div>
      <div className="card-body next-steps">
        {waiting ? <p className="next-waiting">{waiting}</p> : null}
        {ready.length === 0 ? null : (
          <div className="next-ready">
            {[...ready.filter(({ look }) => look === undefined), ...ready.filter(({ look }) => look !== undefined)].map(
              (step) => (
                <Button
                  key={step.command}
                  look={step === first ? 'primary' : (step.look ?? 'plain')}
                  onClick={() => step.start?.()}
                >
                  {step.word}
                </Button>
              ),
            )}
          </div>
        )}
        {barred.length === 0 ? null : (
          <ul className="next-barred">
            {barred.map(({ command, word, whyNot, facts }) => (
              <li key={command}>
                <Shape tone="warn" />
                <span>
                  <b>{word}</b>: {refusal(`refusal.${whyNot}`, facts ?? {})}
                </span>
              </li>
            ))}
          </ul>
        )}
        {children}
        {others.length === 0 ? null : (
          <p className="quiet">{t('desk.steps-of-others', { steps: list(others.map(({ word }) => word)) })}</p>
        )}
        {steps.length === 0 && !children ? <p className="quiet">{t('desk.no-next-steps')}</p> : null}
      </div>
    </section>
  )
}
