import type { ReactNode } from 'react'
import './timeline.css'

export interface Happening {
  key: string
  /** What was done, in words. */
  what: ReactNode
  /** When, already in the reader's notation. */
  when: string
  who: string
  /** What was said with it, and the document behind it. */
  words?: ReactNode
  document?: ReactNode
}

/** What has happened to a thing, the newest first. */
export function Timeline({ happenings }: { happenings: readonly Happening[] }) {
  return (
    <ol className="timeline">
      {happenings.map(({ key, what, when, who, words, document }) => (
        <li key={key}>
          <p className="timeline-what">{what}</p>
          <p className="timeline-who">
            {when} · {who}
          </p>
          {words ? <p className="timeline-words">{words}</p> : null}
          {document ? <p>{document}</p> : null}
        </li>
      ))}
    </ol>
  )
}
