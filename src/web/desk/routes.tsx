import { type Icon, IconChartBar, IconFileText, IconListCheck, IconListDetails } from '@tabler/icons-react'
import type { FC } from 'react'
import type { Wanted } from '../api/session.ts'
import type { RoomName } from './rooms.ts'
import type { DeskKey } from './words.ts'

export type NavGroup = 'steering' | 'field' | 'administration'

/** A page of the desk. The rail, the routes and the refusal of whoever may not see it all come from this one line. */
export interface Page {
  /** `/venues`, `/venues/$venueId`; read the places with `usePathPlaces`. */
  path: `/${string}`
  /** Of the endpoint the page lives from. */
  permission: Wanted
  /** What the page is called, in the rail and in the window's title. */
  navKey: DeskKey
  /** Both for a page of the rail; a page without them is reached from another page. */
  navGroup?: NavGroup
  icon?: Icon
  /** Rooms whose words the page says; its own first. */
  rooms?: readonly RoomName[]
  load: () => Promise<FC>
}

/** The one list of pages, in the order of the rail. The first one an account may see is where it starts. */
export const pages: readonly Page[] = [
  {
    path: '/documents',
    permission: 'document.read',
    navKey: 'desk.page.documents',
    navGroup: 'steering',
    icon: IconFileText,
    rooms: ['documents'],
    load: () => import('../../foundation/documents/web/DocumentsPage.tsx').then((module) => module.DocumentsPage),
  },
  {
    path: '/documents/new',
    permission: 'document.register',
    navKey: 'desk.page.documents',
    rooms: ['documents'],
    load: () => import('../../foundation/documents/web/RegisterDocumentPage.tsx').then((module) => module.RegisterDocumentPage),
  },
  {
    path: '/documents/$documentId',
    permission: 'document.read',
    navKey: 'desk.page.documents',
    rooms: ['documents', 'tasks'],
    load: () => import('./DocumentWithTasksPage.tsx').then((module) => module.DocumentWithTasksPage),
  },
  {
    path: '/tasks',
    permission: 'task.read',
    navKey: 'desk.page.tasks',
    navGroup: 'steering',
    icon: IconListDetails,
    rooms: ['tasks'],
    load: () => import('../../governance/tasks/web/TasksPage.tsx').then((module) => module.TasksPage),
  },
  {
    path: '/compliance',
    permission: 'compliance.read',
    navKey: 'desk.page.compliance',
    navGroup: 'steering',
    icon: IconChartBar,
    rooms: ['compliance'],
    load: () => import('../../governance/compliance/web/CompliancePage.tsx').then((module) => module.CompliancePage),
  },
  {
    path: '/compliance/subjects',
    permission: 'compliance.read',
    navKey: 'desk.page.compliance',
    rooms: ['compliance', 'cameras'],
    load: () => import('../../governance/compliance/web/SubjectsPage.tsx').then((module) => module.SubjectsPage),
  },
  {
    path: '/my-list',
    permission: 'reason.record',
    navKey: 'desk.page.my-list',
    navGroup: 'field',
    icon: IconListCheck,
    rooms: ['compliance'],
    load: () => import('../../governance/compliance/web/MyListPage.tsx').then((module) => module.MyListPage),
  },
  {
    path: '/account',
    permission: 'signed-in',
    navKey: 'desk.page.own-account',
    load: () => import('./OwnAccountPage.tsx').then((module) => module.OwnAccountPage),
  },
]

export const groups: readonly NavGroup[] = ['steering', 'field', 'administration']
