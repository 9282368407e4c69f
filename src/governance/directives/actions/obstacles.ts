import type { Reader } from '../../../platform/database.ts'
import { applicableSolutions } from '../../solutions/public.ts'
import { type DirectiveCase, mayEnd } from '../directive.ts'
import type { DirectiveHooks } from '../hooks.ts'
import { lackingIn } from '../provision.ts'
import { maySign } from '../separation.ts'
import type { DirectiveRow } from '../store/directive.ts'
import { provisionOf } from '../store/provision.ts'
import { referralsById } from '../store/referral.ts'
import { givenByHigher } from './given.ts'
import type { Judged } from './judge.ts'
import { type Conflict, conflictsOf } from './preview.ts'

/** For commands that no guard looks at. */
export const noObstacle: DirectiveCase = {
  within: 0,
  beyond: 0,
  signerMaySign: true,
  lacking: {},
  solutionsNotApplicable: [],
  looserThanHigher: [],
  openConflicts: [],
}

/** Everything that could stand in the way of a signature on a day. `ending`: directives that the new one says it replaces or repeals. */
export async function obstaclesOf(
  db: Reader,
  row: DirectiveRow,
  judged: readonly Judged[],
  asked: { readonly signer: string; readonly on: string; readonly ending: readonly string[] },
  hooks: DirectiveHooks,
): Promise<DirectiveCase> {
  const within = judged.filter(({ verdict }) => verdict.within)
  const provisions = within.map((one) => provisionOf(one.row))
  const conflicts = await conflictsOf(db, provisions, row.issuer_role, asked.on, [row.id, ...asked.ending])
  return {
    within: within.length,
    beyond: judged.length - within.length,
    signerMaySign: maySign({
      drafters: row.drafters,
      signer: asked.signer,
      people: await hooks.countDirectivePeople(db, asked.on),
    }),
    lacking: lackingByCode(judged),
    solutionsNotApplicable: await notApplicable(db, row.solution_ids),
    looserThanHigher: await looserThanHigher(db, row, within, conflicts),
    // What a body below said yields to the higher by itself; of its own the issuer says what becomes of the older one.
    openConflicts: [...new Set(conflicts.filter((one) => one.issuer === row.issuer_role).map(({ code }) => code))],
  }
}

/** Contents that ask for less than a higher body does of the same subjects, unless a body that could end that directive gave them so. */
async function looserThanHigher(
  db: Reader,
  { referral_id }: DirectiveRow,
  within: readonly Judged[],
  conflicts: readonly Conflict[],
): Promise<string[]> {
  const [answered] = referral_id === null ? [] : await referralsById(db, [referral_id])
  const given = within.filter(({ verdict }) => verdict.ruleId === givenByHigher).map(({ row }) => row.code)
  const isGiven = ({ code, issuer }: Conflict) =>
    answered !== undefined && given.includes(code) && mayEnd(answered.recommended_to, issuer)
  const looser = conflicts.filter(
    (one) => !one.canBeEnded && (one.compared === 'looser' || one.compared === 'mixed') && !isGiven(one),
  )
  return [...new Set(looser.map(({ code }) => code))]
}

function lackingByCode(judged: readonly Judged[]): Record<string, string[]> {
  const lacking: Record<string, string[]> = {}
  for (const { row } of judged)
    for (const code of lackingIn(provisionOf(row))) lacking[code] = [...(lacking[code] ?? []), row.code]
  return lacking
}

/** Point 4 speaks of “các giải pháp nêu ở các điểm trên”: only what was handed over, met its requirement or was agreed may be imposed. */
async function notApplicable(db: Reader, solutionIds: readonly string[]): Promise<string[]> {
  if (solutionIds.length === 0) return []
  const applicable = new Set((await applicableSolutions(db)).map(({ id }) => id))
  return solutionIds.filter((id) => !applicable.has(id))
}
