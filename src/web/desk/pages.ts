import { administrationPages } from './administration-pages.ts'
import { fieldPages } from './field-pages.ts'
import type { NavGroup, Page } from './page.ts'
import { steeringPages } from './steering-pages.ts'

/** The one list of pages, in the order of the rail. */
export const pages: readonly Page[] = [...steeringPages, ...fieldPages, ...administrationPages]

export const groups: readonly NavGroup[] = ['steering', 'field', 'administration']
