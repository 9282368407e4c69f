import type { ReactNode } from 'react'
import { Link } from '../../../web/desk/navigation.tsx'
import type { SubjectFilters } from './subject-address.ts'

interface FigureLinkProps {
  filters: SubjectFilters
  children: ReactNode
  /** Inside a table the row is what the keyboard reaches; its page has the same figures as ordinary links. */
  inTable?: boolean
}

/** A figure that opens the rows it was counted from. */
export function FigureLink({ filters, children, inTable = false }: FigureLinkProps) {
  return (
    <Link
      to="/compliance/subjects"
      search={{ ...filters }}
      className="figure-link"
      tabIndex={inTable ? -1 : undefined}
      onClick={(event) => event.stopPropagation()}
    >
      {children}
    </Link>
  )
}
