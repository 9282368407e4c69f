import type { Doer } from '../../../foundation/audit/public.ts'
import { found } from '../../../platform/refusal.ts'
import { isWithin } from '../../../vocabulary/administrative-unit-code.ts'
import type { DirectiveRow } from '../store/directive.ts'

/** Who acts, where they may, and when (business time). */
export interface By {
  readonly actor: Doer
  readonly scope: readonly string[]
  readonly now: Date
}

/** Directives are drafted, signed and recommended for the whole country: with less than the nation in scope the row is not there. */
export function foundForNation(row: DirectiveRow | undefined, scope: readonly string[]): DirectiveRow {
  return found(isWithin(scope, 'vn') ? row : undefined, 'directive')
}

/** A signed directive is changed by whoever has its whole ground in scope: the nation's, or that of the unit that set its own terms. */
export function foundOnGround(row: DirectiveRow | undefined, scope: readonly string[]): DirectiveRow {
  return found(row !== undefined && isWithin(scope, row.unit_path) ? row : undefined, 'directive')
}
