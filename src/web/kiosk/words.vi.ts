import { vi as scannedCodes } from '../../field/check-ins/scanned-code-messages.ts'
import { vi as shared } from '../messages.vi.ts'
import { vi as kiosk } from './messages.vi.ts'

export const words = { ...shared, ...kiosk, ...scannedCodes } as const
