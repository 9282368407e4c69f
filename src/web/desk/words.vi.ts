import { vi as access } from '../../foundation/access/messages.vi.ts'
import { vi as notifications } from '../../foundation/notifications/messages.vi.ts'
import { vi as platform } from '../../platform/messages.vi.ts'
import { vi as shared } from '../messages.vi.ts'
import { vi as desk } from './messages.vi.ts'

/** What every desk page may say; the words of other rooms come with their pages (rooms.ts). */
export const words = { ...platform, ...shared, ...desk, ...access, ...notifications } as const
