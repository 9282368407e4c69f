import { unitNames } from '../../../foundation/places/public.ts'
import type { Transaction } from '../../../platform/database.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { isWithin } from '../../../vocabulary/administrative-unit-code.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import type { DirectiveHooks } from '../hooks.ts'
import { type Provision, wrongIn } from '../provision.ts'
import { issuedProvisionsById } from '../store/provision.ts'
import type { By } from './by.ts'

/** What is wrong with provisions whatever their authority: told while drafting, because it cannot be meant. */
export async function refuseUnsound(
  tx: Transaction,
  provisions: readonly Provision[],
  by: By,
  hooks: Pick<DirectiveHooks, 'measureExists'>,
): Promise<void> {
  const codes = provisions.map(({ code }) => code)
  const twice = codes.find((code, at) => codes.indexOf(code) !== at)
  if (twice !== undefined) throw new Refusal('provision-code-comes-twice', { code: twice })
  for (const { measureId } of provisions) {
    if (measureId !== null && !hooks.measureExists(measureId)) throw new Refusal('measure-is-not-known', { measure: measureId })
  }
  refuseWrong(provisions)
  const replaced = [...new Set(provisions.flatMap(({ replacesId }) => replacesId ?? []))]
  const today = civilDay(by.now)
  const left = (await issuedProvisionsById(tx, replaced)).filter(({ ends_on }) => ends_on === null || ends_on > today)
  const known = new Set(left.map(({ id }) => id))
  const lost = provisions.filter(({ replacesId }) => replacesId !== null && !known.has(replacesId)).map(({ code }) => code)
  if (lost.length > 0) throw new Refusal('provision-to-amend-is-not-in-force', { provisions: lost })
  const paths = [...new Set(provisions.flatMap(({ territory }) => territory))]
  if (paths.some((path) => !isWithin(by.scope, path))) throw new Refusal('place-is-outside-your-scope', {}, 403)
  const inForce = paths.length === 0 ? new Map() : await unitNames(tx, paths, civilDay(by.now))
  const gone = paths.find((path) => !inForce.has(path))
  if (gone !== undefined) throw new Refusal('unit-is-not-in-force', { unit: gone })
}

/** What cannot be meant, by whomever it is written. */
export function refuseWrong(provisions: readonly Pick<Provision, 'code' | 'measureId' | 'threshold' | 'territory'>[]): void {
  const [wrong] = provisions.flatMap(wrongIn)
  if (wrong !== undefined)
    throw new Refusal(wrong, { provisions: provisions.filter((one) => wrongIn(one).includes(wrong)).map(({ code }) => code) })
}

/** Nobody can be bound before the signature. */
export function refuseRetroactive(provisions: readonly Pick<Provision, 'code' | 'fromOn'>[], issuedOn: string): void {
  const early = provisions.filter(({ fromOn }) => fromOn < issuedOn).map(({ code }) => code)
  if (early.length > 0) throw new Refusal('provision-begins-before-signature', { provisions: early, issuedOn })
}
