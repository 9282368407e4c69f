import { vi as shared } from '../messages.vi.ts'
import { vi as kiosk } from './messages.vi.ts'

export const words = { ...shared, ...kiosk } as const
