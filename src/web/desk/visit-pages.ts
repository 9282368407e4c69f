import { IconEyeQuestion } from '@tabler/icons-react'
import type { Page } from './page.ts'

/** Pages about visits as such, beside those of a venue; they stand in the rail above the venues. */
export const visitPages: readonly Page[] = [
  {
    path: '/unmask-requests',
    permission: ['unmask.decide', 'unmask.ask'],
    navKey: 'desk.page.unmask-requests',
    navGroup: 'field',
    icon: IconEyeQuestion,
    rooms: ['check-ins'],
    load: () => import('../../field/check-ins/web/UnmaskRequestsPage.tsx').then((module) => module.UnmaskRequestsPage),
  },
  {
    path: '/unmask-requests/$requestId',
    permission: 'unmask.decide',
    navKey: 'desk.page.unmask-requests',
    rooms: ['check-ins'],
    load: () => import('../../field/check-ins/web/UnmaskRequestPage.tsx').then((module) => module.UnmaskRequestPage),
  },
]
