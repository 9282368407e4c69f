import type { ReactNode } from 'react'
import './states.css'

interface EmptyProps {
  /** What happened: nothing registered yet, nothing matches … */
  title: string
  hint?: string
  /** The one way out. */
  action?: ReactNode
}

export function Empty({ title, hint, action }: EmptyProps) {
  return (
    <div className="state-box">
      <p className="state-title">{title}</p>
      {hint ? <p>{hint}</p> : null}
      {action ? <div className="state-action">{action}</div> : null}
    </div>
  )
}
