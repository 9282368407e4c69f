import { IconCalendarEvent, IconHistory, IconUsers } from '@tabler/icons-react'
import type { Page } from './page.ts'

/** Pages of those who keep the system. */
export const administrationPages: readonly Page[] = [
  {
    path: '/accounts',
    permission: 'account.read',
    navKey: 'desk.page.accounts',
    navGroup: 'administration',
    icon: IconUsers,
    load: () => import('../../foundation/access/web/AccountsPage.tsx').then((module) => module.AccountsPage),
  },
  {
    path: '/accounts/new',
    permission: 'account.create',
    navKey: 'desk.page.accounts',
    load: () => import('../../foundation/access/web/CreateAccountPage.tsx').then((module) => module.CreateAccountPage),
  },
  {
    path: '/accounts/import',
    permission: 'account.create',
    navKey: 'desk.page.accounts',
    load: () => import('../../foundation/access/web/ImportAccountsPage.tsx').then((module) => module.ImportAccountsPage),
  },
  {
    path: '/audit',
    permission: 'audit.read',
    navKey: 'desk.page.audit',
    navGroup: 'administration',
    icon: IconHistory,
    rooms: ['audit'],
    load: () => import('../../foundation/audit/web/AuditPage.tsx').then((module) => module.AuditPage),
  },
  {
    path: '/calendar',
    permission: 'calendar.read',
    navKey: 'desk.page.calendar',
    navGroup: 'administration',
    icon: IconCalendarEvent,
    rooms: ['calendar'],
    load: () => import('../../foundation/calendar/web/CalendarPage.tsx').then((module) => module.CalendarPage),
  },
  {
    path: '/account',
    permission: 'signed-in',
    navKey: 'desk.page.own-account',
    load: () => import('./OwnAccountPage.tsx').then((module) => module.OwnAccountPage),
  },
]
