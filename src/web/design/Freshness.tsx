import { IconClock } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useWords } from '../words.ts'
import './page-header.css'
import './states.css'

interface FreshnessProps {
  /** The instant the figures hold for. */
  asOf: string
  /** How many of the expected units have reported. */
  reported?: { have: number; expected: number; unit: string }
  /** The units that have not; named, because somebody must call them. */
  late?: readonly string[]
  /** The screen could not be refreshed since then. */
  staleSince?: string | Date
  children?: ReactNode
}

/** Under the title of every page with figures: when they hold, who reported, who is late. */
export function Freshness({ asOf, reported, late = [], staleSince, children }: FreshnessProps) {
  const words = useWords()
  const { t } = words
  const parts = [
    t('web.as-of', { when: words.asOf(asOf) }),
    ...(reported ? [t('web.reported', { have: reported.have, expected: reported.expected, unit: reported.unit })] : []),
    ...(late.length > 0 ? [t('web.late', { names: words.list(late) })] : []),
  ]
  return (
    <p className="freshness">
      <IconClock size={15} stroke={1.8} aria-hidden="true" />
      <span>{parts.join(' · ')}</span>
      {staleSince ? <span className="stale-pill">{t('web.stale-since', { when: words.time(staleSince) })}</span> : null}
      {children}
    </p>
  )
}
