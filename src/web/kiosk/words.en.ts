import { en as scannedCodes } from '../../field/check-ins/scanned-code-messages.ts'
import { en as shared } from '../messages.en.ts'
import { en as kiosk } from './messages.en.ts'
import type { words as vi } from './words.vi.ts'

export const words: Record<keyof typeof vi, string> = { ...shared, ...kiosk, ...scannedCodes }
