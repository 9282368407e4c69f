import { en as shared } from '../messages.en.ts'
import { en as kiosk } from './messages.en.ts'
import type { words as vi } from './words.vi.ts'

export const words: Record<keyof typeof vi, string> = { ...shared, ...kiosk }
