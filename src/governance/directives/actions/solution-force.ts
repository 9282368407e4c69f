import type { Transaction } from '../../../platform/database.ts'
import { declareForce } from '../../solutions/public.ts'
import type { Force } from '../provision.ts'

/**
 * Tells the registry what a directive now says about the solutions it names: mandatory as soon as one of its contents is
 * (point 4: “các giải pháp bắt buộc áp dụng”), recommended otherwise.
 */
export async function declareSolutions(
  tx: Transaction,
  directiveId: string,
  solutionIds: readonly string[],
  provisions: readonly { readonly force: Force }[],
): Promise<void> {
  const force = provisions.some((one) => one.force === 'mandatory') ? 'mandatory' : 'recommended'
  for (const solutionId of solutionIds) await declareForce(tx, { solutionId, force, directiveId })
}

/** An ended directive says nothing any more; what the newer one says comes after. */
export async function releaseSolutions(tx: Transaction, directiveId: string, solutionIds: readonly string[]): Promise<void> {
  for (const solutionId of solutionIds) await declareForce(tx, { solutionId, force: null, directiveId })
}
