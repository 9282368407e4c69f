import { vi as access } from '../../foundation/access/messages.vi.ts'
import { vi as audit } from '../../foundation/audit/messages.vi.ts'
import { vi as places } from '../../foundation/places/messages.vi.ts'
import { vi as platform } from '../../platform/messages.vi.ts'
import { vi as shared } from '../messages.vi.ts'
import { vi as desk } from './messages.vi.ts'

/** Every room whose words a desk page says; a room adds its line here and in words.en.ts. */
export const words = { ...platform, ...shared, ...desk, ...access, ...audit, ...places } as const
