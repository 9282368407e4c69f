import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { Problem } from '../../platform/http/problem.ts'
import { Button } from '../design/Button.tsx'
import { Dialog } from '../design/Dialog.tsx'
import { ErrorSummary } from '../design/ErrorSummary.tsx'
import type { Form } from '../design/form.ts'
import { WordDiff } from '../design/WordDiff.tsx'
import { useWords } from './words.ts'
import './parts.css'

interface StepDialogProps {
  title: string
  /** What will happen, when the title does not say it all. */
  lead?: ReactNode
  form: Form
  problem: Problem | undefined
  /** The word on the button; the title when left out. */
  submit?: string
  look?: 'primary' | 'danger'
  onClose: () => void
  children?: ReactNode
}

/** A step of some thing's life: what it asks for, and one decisive button. */
export function StepDialog({ title, lead, form, problem, submit, look = 'primary', onClose, children }: StepDialogProps) {
  const { t } = useWords()
  return (
    <Dialog title={title} onClose={onClose}>
      <form className="form" {...form.props}>
        <ErrorSummary form={form} />
        <ReloadOffer problem={problem} onReload={onClose} mayGoOn />
        {lead ? <p>{lead}</p> : null}
        {children}
        <div className="form-actions">
          <Button look={look} type="submit" busy={form.busy}>
            {submit ?? title}
          </Button>
          <Button onClick={onClose}>{t('desk.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}

interface ReloadOfferProps {
  problem: Problem | undefined
  onReload?: () => void
  /** What was typed stays, and the same step can be sent about the newest version. */
  mayGoOn?: boolean
}

/** Somebody was quicker: what is on screen is old. Says what was done meanwhile, and offers to look or to go on. */
export function ReloadOffer({ problem, onReload, mayGoOn = false }: ReloadOfferProps) {
  const { t, instant, language } = useWords()
  const client = useQueryClient()
  const [brought, setBrought] = useState<string | undefined>(undefined)
  if (problem?.code !== 'somebody-was-quicker') return null
  const { current } = problem
  const reload = () => {
    void client.invalidateQueries()
    onReload?.()
  }
  const goOn = () => void client.invalidateQueries().then(() => setBrought(problem.requestId))
  return (
    <div className="quicker">
      {current && current.since.length > 0 ? (
        <>
          <p>{t('desk.done-meanwhile', { state: current.state[language] })}</p>
          <ul className="quicker-steps">
            {current.since.map(({ what, who, at, from, to }) => (
              <li key={`${at} ${what.vi}`}>
                <b>{what[language]}</b> – {who}, {instant(at)}
                {from === null || from.vi === to.vi ? '' : `: ${from[language]} → ${to[language]}`}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {current?.changed.map(({ what, of, before, after }) => (
        <div key={`${of} ${what.vi}`}>
          <h3>{of === null ? what[language] : `${what[language]} ${of}`}</h3>
          <WordDiff before={before[language]} after={after[language]} />
        </div>
      ))}
      <div className="form-actions">
        {mayGoOn ? <Button onClick={goOn}>{t('desk.go-on-with-the-newest')}</Button> : null}
        <Button onClick={reload}>{t('desk.see-the-newest')}</Button>
      </div>
      {brought === problem.requestId ? <p role="status">{t('desk.newest-is-here')}</p> : null}
    </div>
  )
}
