import type { ReactNode } from 'react'
import { Link } from './navigation.tsx'

interface PageLinkProps {
  /** A path of the desk, filters and all: `/venues?state=idle`. */
  to: string
  children: ReactNode
  className?: string
  onGo?: () => void
}

/** A link to another page of the desk. */
export function PageLink({ to, children, className, onGo }: PageLinkProps) {
  const [path = '/', query = ''] = to.split('?')
  return (
    <Link to={path} search={Object.fromEntries(new URLSearchParams(query))} className={className} onClick={onGo}>
      {children}
    </Link>
  )
}
