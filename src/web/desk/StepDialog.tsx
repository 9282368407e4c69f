import { useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Problem } from '../../platform/http/problem.ts'
import { Button } from '../design/Button.tsx'
import { Dialog } from '../design/Dialog.tsx'
import { ErrorSummary } from '../design/ErrorSummary.tsx'
import type { Form } from '../design/form.ts'
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
        <ReloadOffer problem={problem} onReload={onClose} />
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

/** Somebody was quicker: what is on screen is old. */
export function ReloadOffer({ problem, onReload }: { problem: Problem | undefined; onReload?: () => void }) {
  const { t } = useWords()
  const client = useQueryClient()
  if (problem?.code !== 'somebody-was-quicker') return null
  const reload = () => {
    void client.invalidateQueries()
    onReload?.()
  }
  return (
    <div>
      <Button onClick={reload}>{t('desk.see-the-newest')}</Button>
    </div>
  )
}
