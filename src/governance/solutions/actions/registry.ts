import { authorityOn, organisationsById } from '../../../foundation/places/public.ts'
import type { Reader, Transaction } from '../../../platform/database.ts'
import { newId } from '../../../platform/id.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import { foldVietnamese } from '../../../vocabulary/person-name.ts'
import { type Capability, type Overlap, overlapsWith } from '../capability.ts'
import type { ProposalKind } from '../proposal.ts'
import { type GoverningMachine, isApplicable, type Track } from '../solution.ts'
import * as store from '../store/solution.ts'

export interface SolutionWords {
  readonly name: string
  readonly nameEn?: string | null
  readonly capabilities: readonly Capability[]
}

export interface NewSolution extends SolutionWords {
  readonly track: Track
  readonly machine: GoverningMachine
  readonly state: string
  readonly ownerId: string
  readonly vendorId: string | null
  readonly scopePath: string
  readonly overlaps: readonly Overlap[]
  readonly overlapReason: string | null
}

/** Enters a solution into the registry; answers its id. */
export async function register(tx: Transaction, given: NewSolution, at: Date): Promise<string> {
  const id = newId()
  await store.insertSolution(tx, {
    id,
    name: given.name,
    name_en: given.nameEn ?? null,
    folded: foldVietnamese(given.name),
    capabilities: [...given.capabilities],
    track: given.track,
    machine: given.machine,
    state: given.state,
    owner_id: given.ownerId,
    vendor_id: given.vendorId,
    scope_path: given.scopePath,
    overlapping: [...given.overlaps],
    overlap_reason: given.overlapReason,
    registered_at: at,
  })
  return id
}

/** Existing solutions that already do some of this; shown at intake, stored with what comes in. */
export async function overlapsAtIntake(db: Reader, wanted: readonly Capability[], itself?: string): Promise<Overlap[]> {
  return overlapsWith(wanted, await store.capable(db), itself)
}

/** The only writer of a solution's standing: copies what its governing machine says. */
export async function settleStanding(
  tx: Transaction,
  id: string,
  machine: GoverningMachine,
  state: string,
  kind: ProposalKind | null,
  at: Date,
): Promise<void> {
  const track = (await store.solutionById(tx, id))?.track
  const meetsItsRequirement = machine === 'assignment' && track === 'requirement'
  await store.setStanding(tx, id, { machine, state, applicable: isApplicable({ machine, state, kind, meetsItsRequirement }) }, at)
}

/** The organisation that is the technology or the health authority on the business day. */
export async function authorityNow(db: Reader, role: 'health-authority' | 'technology-authority', now: Date): Promise<string> {
  return (await authorityOn(db, role, civilDay(now))).id
}

/** A company that is named must be registered. */
export async function requireVendor(db: Reader, vendorId: string | null): Promise<void> {
  if (vendorId === null) return
  const [vendor] = await organisationsById(db, [vendorId])
  if (vendor?.kind !== 'vendor') throw new Refusal('vendor-is-not-registered', { vendor: vendorId })
}

/** A day that is promised must still come; null is “urgently, no date set”, as in the letter itself. */
export function requireComing(day: string | null, now: Date): void {
  const today = civilDay(now)
  if (day !== null && day < today) throw new Refusal('day-has-passed', { day, today })
}
