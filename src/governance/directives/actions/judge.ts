import { createHash } from 'node:crypto'
import { checkProvision, type Issuer, type Verdict, verdictInputs } from '../authority.ts'
import { type AuthorityException, byException, exceptionFor, mayBeExcepted } from '../authority-exception.ts'
import { basisOn, type IssuerRole } from '../authority-rule.ts'
import { readAuthorityRules } from '../data/files.ts'
import { en } from '../messages.en.ts'
import { vi } from '../messages.vi.ts'
import type { Provision, SketchedProvision } from '../provision.ts'
import { type ProvisionRow, provisionOf } from '../store/provision.ts'
import { type Given, givenByHigher } from './given.ts'

const rules = readAuthorityRules()

/** A national body issues for the whole country; provinces issue elsewhere, in implementing documents. */
export function nationalIssuer(role: IssuerRole): Issuer {
  return { role, unitPath: 'vn' }
}

export interface Judged {
  readonly row: ProvisionRow
  readonly verdict: Verdict
  /** sha256 of the facts the verdict rests on, for the audit log. */
  readonly inputsHash: string
}

/** Every provision against the rules in force on a day; what a higher body that may direct it gave by then is within authority, and so is what no rule speaks of under an exception. */
export function judge(
  rows: readonly ProvisionRow[],
  role: IssuerRole,
  on: string,
  given: Given | null,
  exceptions: readonly AuthorityException[] = [],
): Judged[] {
  const issuer = nationalIssuer(role)
  return rows.map((row) => {
    const provision = provisionOf(row)
    return { row, verdict: verdictOn(provision, issuer, on, given, exceptions), inputsHash: hashOf(provision, issuer, on) }
  })
}

/** The own terms of whoever carries a higher directive out, against the rules of the day of its document. Silence is no authority. */
export function judgeRelayed(provision: Provision, issuer: Issuer, on: string): Pick<Judged, 'verdict' | 'inputsHash'> {
  return { verdict: verdictOn(provision, issuer, on, null), inputsHash: hashOf(provision, issuer, on) }
}

function hashOf(provision: Provision, issuer: Issuer, on: string): string {
  return createHash('sha256')
    .update(verdictInputs(provision, issuer, on))
    .digest('hex')
}

export function verdictOn(
  provision: SketchedProvision | Provision,
  issuer: Issuer,
  on: string,
  given: Given | null,
  exceptions: readonly AuthorityException[] = [],
): Verdict {
  const verdict = checkProvision(rules, provision, issuer, on)
  if (verdict.within) return verdict
  // Nobody gives what it does not have, on the day on which it gave it.
  const isGiven =
    given !== null &&
    given.on <= on &&
    given.covers(provision) &&
    checkProvision(rules, provision, nationalIssuer(given.issuer), given.on).within
  if (isGiven) return { within: true, ruleId: givenByHigher, basis: given.basis, grounds: [], recommendTo: null }
  const exception = mayBeExcepted(verdict, provision) ? exceptionFor(exceptions, provision, on) : undefined
  if (exception === undefined) return verdict
  return { within: true, ruleId: byException, basis: basisOfException(exception), grounds: [], recommendTo: null }
}

/** What an exception rests on, in a sentence. */
export function basisOfException({ articleVi, basisVi, untilOn }: AuthorityException): { vi: string; en: string } {
  const [year, month, day] = untilOn.split('-')
  const said = (sentence: string) =>
    sentence.replace('{basis}', () => `${articleVi} ${basisVi}`).replace('{until}', `${day}/${month}/${year}`)
  return { vi: said(vi['directives.authority.excepted']), en: said(en['directives.authority.excepted']) }
}

/** What is said where no rule spoke, which is beyond. */
export const silence = { vi: vi['directives.authority.no-rule'], en: en['directives.authority.no-rule'] }

/** The words of a rule as it was applied on a day; null when no rule spoke then. */
export function basisOf(ruleId: string | null, on: string): { vi: string; en: string } | null {
  const rule = rules.find((one) => one.id === ruleId)
  return rule === undefined ? null : basisOn(rule, on)
}

/** What the audit log keeps of a verdict: the rule and the hash of its inputs. */
export function auditFacts(judged: readonly Judged[]) {
  return judged.map(({ row, verdict, inputsHash }) => ({
    provisionId: row.id,
    code: row.code,
    within: verdict.within,
    ruleId: verdict.ruleId,
    recommendTo: verdict.recommendTo,
    inputsHash,
  }))
}
