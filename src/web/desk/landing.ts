import type { SignedInAccount } from '../../foundation/access/contract.ts'
import { readPath } from '../../vocabulary/administrative-unit-code.ts'
import { isGranted, type Wanted } from '../api/session.ts'

/** Where the day of whoever may do this begins; the first line that fits. */
const beginnings: readonly { readonly may: Wanted; readonly at: (account: SignedInAccount) => string }[] = [
  { may: 'task.read', at: () => '/overview' },
  { may: 'reason.record', at: () => '/my-list' },
  { may: 'camera.connect', at: (account) => (worksInOnePlace(account) ? '/facilities' : '/cameras') },
  { may: 'visit.record', at: () => '/venues' },
  { may: 'proposal.submit', at: () => '/proposals' },
  { may: 'account.create', at: () => '/accounts' },
]

/** The page that an account starts on: the one its work is on, by what it may do. Undefined: none of these, so the first of its rail. */
export function landing(account: SignedInAccount): string | undefined {
  return beginnings.find(({ may }) => isGranted(account, may))?.at(account)
}

/** Every role is held at one organisation (a facility, a venue), none over an area. */
function worksInOnePlace({ roles }: SignedInAccount): boolean {
  return roles.every(({ unitPath }) => readPath(unitPath)?.organisation !== undefined)
}
