import type { ReactNode } from 'react'
import { useWords } from '../words.ts'
import './page-header.css'

interface PageHeaderProps {
  title: string
  /** How many things the page lists. */
  count?: number
  /** Usually a `Freshness` sentence; any one line under the title. */
  children?: ReactNode
  actions?: ReactNode
  /** A link to where this page was opened from. */
  back?: ReactNode
}

export function PageHeader({ title, count, children, actions, back }: PageHeaderProps) {
  const { number } = useWords()
  return (
    <header className="page-header">
      <div className="page-header-words">
        {back ? <div className="page-header-back">{back}</div> : null}
        <h1>
          {title}
          {count === undefined ? null : <span className="page-header-count">{number(count)}</span>}
        </h1>
        {children ? <div className="page-header-line">{children}</div> : null}
      </div>
      {actions ? <div className="page-header-actions">{actions}</div> : null}
    </header>
  )
}
