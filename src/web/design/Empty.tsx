import type { ReactNode } from 'react'
import './states.css'

interface EmptyProps {
  /** What happened: nothing registered yet, nothing matches … */
  title: string
  hint?: string
  /** The one way out. */
  action?: ReactNode
  /** The page is nothing but this. */
  whole?: boolean
}

export function Empty({ title, hint, action, whole = false }: EmptyProps) {
  return (
    <div className="state-box">
      {whole ? <h1 className="state-title">{title}</h1> : <p className="state-title">{title}</p>}
      {hint ? <p>{hint}</p> : null}
      {action ? <div className="state-action">{action}</div> : null}
    </div>
  )
}
