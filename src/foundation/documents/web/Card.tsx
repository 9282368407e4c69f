import type { ReactNode } from 'react'
import { useWords } from '../../../web/desk/words.ts'

interface CardProps {
  title: string
  count?: number
  children: ReactNode
}

/** One part of what is known of a document. */
export function Card({ title, count, children }: CardProps) {
  const { number } = useWords()
  return (
    <section className="card">
      <div className="card-head">
        <h2>
          {title}
          {count === undefined ? null : <span className="page-header-count">{number(count)}</span>}
        </h2>
      </div>
      <div className="card-body">{children}</div>
    </section>
  )
}
