import { vi as shared } from '../messages.vi.ts'
import { vi as citizen } from './messages.vi.ts'

/** Only the rooms a citizen meets: these pages must stay light. */
export const words = { ...shared, ...citizen } as const
