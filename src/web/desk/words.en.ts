import { en as access } from '../../foundation/access/messages.en.ts'
import { en as notifications } from '../../foundation/notifications/messages.en.ts'
import { en as platform } from '../../platform/messages.en.ts'
import { en as shared } from '../messages.en.ts'
import { en as desk } from './messages.en.ts'
import type { words as vi } from './words.vi.ts'

export const words: Record<keyof typeof vi, string> = { ...platform, ...shared, ...desk, ...access, ...notifications }
