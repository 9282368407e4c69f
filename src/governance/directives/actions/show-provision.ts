import { unitNames, type Words } from '../../../foundation/places/public.ts'
import type { Reader } from '../../../platform/database.ts'
import { type AuthorityException, byException, exceptionFor } from '../authority-exception.ts'
import type { IssuerRole } from '../authority-rule.ts'
import type { ShownProvision } from '../contract.ts'
import { en } from '../messages.en.ts'
import { vi } from '../messages.vi.ts'
import { lackingIn } from '../provision.ts'
import { type ProvisionRow, provisionOf } from '../store/provision.ts'
import { type Given, givenByHigher } from './given.ts'
import { basisOf, basisOfException, judge, silence } from './judge.ts'

/** Provisions as a page shows them: with names of their territory, and the verdict, that of the signature once there is one. */
export async function showProvisions(
  db: Reader,
  rows: readonly ProvisionRow[],
  issuerOf: (row: ProvisionRow) => IssuerRole,
  on: string,
  /** What a higher body gave, where the contents came back with its decision. */
  given: Given | null,
  /** The day on which each was or would be judged: what came later is not cited. */
  judgedOn: (row: ProvisionRow) => string = () => on,
  exceptions: readonly AuthorityException[] = [],
): Promise<ShownProvision[]> {
  const paths = [...new Set(rows.flatMap(({ territory }) => territory))]
  const names: ReadonlyMap<string, Words> = paths.length === 0 ? new Map() : await unitNames(db, paths, on)
  const nameOf = (path: string) => (path === 'vn' ? nationwide : (names.get(path) ?? { vi: path, en: path }))
  return rows.map((row) => ({
    ...provisionOf(row),
    id: row.id,
    authority: issuerOf(row) === 'health-authority' ? verdictOf(row, judgedOn(row), given, exceptions) : null,
    referralId: row.referral_id,
    territoryNames: row.territory.map((path) => nameOf(path)),
    lacking: lackingIn(provisionOf(row)),
  }))
}

function verdictOf(
  row: ProvisionRow,
  on: string,
  given: Given | null,
  exceptions: readonly AuthorityException[],
): ShownProvision['authority'] {
  const [judged] = judge([row], 'health-authority', on, given, exceptions)
  if (row.within_authority === null && judged !== undefined) {
    const { within, ruleId, basis, recommendTo } = judged.verdict
    return { within, ruleId, basis: basis ?? silence, recommendTo, final: false }
  }
  const within = row.within_authority === true
  // To whom it went is the recommendation's own fact; here it is what the rules would say.
  return {
    within,
    ruleId: row.rule_id,
    basis: basisThen(row, on, given, exceptions) ?? silence,
    recommendTo: within ? null : (judged?.verdict.recommendTo ?? null),
    final: true,
  }
}

function basisThen(
  row: ProvisionRow,
  on: string,
  given: Given | null,
  exceptions: readonly AuthorityException[],
): Words | null | undefined {
  if (row.rule_id === givenByHigher) return given?.basis
  const used = row.rule_id === byException ? exceptionFor(exceptions, provisionOf(row), on) : undefined
  return used === undefined ? basisOf(row.rule_id, on) : basisOfException(used)
}

const nationwide: Words = { vi: vi['directives.applies-nationwide'], en: en['directives.applies-nationwide'] }
