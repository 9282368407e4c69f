import { goesOutHere } from '../../../foundation/documents/public.ts'
import type { Reader } from '../../../platform/database.ts'
import { found } from '../../../platform/refusal.ts'
import { nextSteps } from '../../../platform/transitions.ts'
import { isWithin } from '../../../vocabulary/administrative-unit-code.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import { solutionWords } from '../../solutions/public.ts'
import { extentOn } from '../act.ts'
import type { ListedDirective, ShownDirective } from '../contract.ts'
import { readCapacities } from '../data/files.ts'
import { type DirectiveState, directive, directiveStates, signedStates } from '../directive.ts'
import type { DirectiveHooks } from '../hooks.ts'
import { actOf, actsOf } from '../store/act.ts'
import { exceptionsOf } from '../store/authority-exception.ts'
import * as store from '../store/directive.ts'
import { pageOfDocument } from '../store/page.ts'
import { type ProvisionRow, provisionOf, provisionsOf } from '../store/provision.ts'
import { referralsById, referralsOf } from '../store/referral.ts'
import { reaches } from '../territory.ts'
import type { Asker } from './asker.ts'
import { showExceptions } from './exception.ts'
import { givenBy } from './given.ts'
import { issuerNames } from './issuer-names.ts'
import { judge } from './judge.ts'
import { noObstacle, obstaclesOf } from './obstacles.ts'
import { documentLinks } from './official-document.ts'
import { previewOfContents } from './preview.ts'
import { showLife } from './show-life.ts'
import { showProvisions } from './show-provision.ts'
import { showReferrals } from './show-referral.ts'
import { directiveWords } from './words.ts'

const signed: readonly DirectiveState[] = signedStates
const isNational = (scope: readonly string[]) => isWithin(scope, 'vn')

/** Newest first. Readers of the nation see drafts and recommendations; others what was signed and binds somebody on their ground. */
export async function listDirectives(
  db: Reader,
  filter: { readonly state: DirectiveState | null; readonly before: string | null; readonly limit: number },
  asker: Asker,
): Promise<ListedDirective[]> {
  const visible = isNational(asker.scope) ? directiveStates : signed
  const states = filter.state === null ? visible : visible.filter((state) => state === filter.state)
  if (states.length === 0) return []
  const wanted = { states, before: filter.before, limit: filter.limit }
  const rows = isNational(asker.scope)
    ? await store.listDirectives(db, wanted)
    : await store.listDirectivesBinding(db, asker.scope, wanted)
  const provisions = await provisionsOf(
    db,
    rows.map(({ id }) => id),
  )
  return listed(db, rows, seenBy(asker, provisions), civilDay(asker.now))
}

/** What left as a recommendation, and why, is between the national authorities. */
function seenBy({ scope }: Pick<Asker, 'scope'>, provisions: readonly ProvisionRow[]): readonly ProvisionRow[] {
  return isNational(scope) ? provisions : provisions.filter((one) => one.referral_id === null)
}

/** The row when this reader may see it; otherwise it is not there. */
export async function readable(
  db: Reader,
  id: string,
  asker: Pick<Asker, 'scope'>,
): Promise<{ row: store.DirectiveRow; provisions: ProvisionRow[] }> {
  const row = found((await store.directivesById(db, [id]))[0], 'directive')
  const provisions = await provisionsOf(db, [id])
  const binds =
    signed.includes(row.state) && provisions.some((one) => one.referral_id === null && reaches(one.territory, asker.scope))
  return { row: found(isNational(asker.scope) || binds ? row : undefined, 'directive'), provisions }
}

export async function readDirective(db: Reader, id: string, asker: Asker, hooks: DirectiveHooks): Promise<ShownDirective> {
  const { row, provisions } = await readable(db, id, asker)
  const on = civilDay(asker.now)
  const seen = seenBy(asker, provisions)
  const [line] = await listed(db, [row], seen, on)
  const origin =
    row.referral_id === null || !isNational(asker.scope) ? undefined : (await referralsById(db, [row.referral_id]))[0]
  const capacity = readCapacities().find((one) => one.id === row.capacity_id)
  const link = await documentLinks(db, isNational(asker.scope) ? [row.page_id, ...row.submission_ids] : [])
  const solutions = await solutionWords(db, row.solution_ids)
  const signing = await signingOf(db, row, asker, on)
  return {
    ...found(line, 'directive'),
    draftedFor: row.solution_ids.map((solutionId) => ({
      solutionId,
      name: solutions.get(solutionId) ?? { vi: solutionId, en: solutionId },
    })),
    capacity:
      capacity === undefined
        ? null
        : { id: capacity.id, title: { vi: capacity.titleVi, en: capacity.titleEn }, linesVi: capacity.linesVi },
    ...(await showLife(db, row, seen, on)),
    relays: row.relays_id === null ? null : await linked(db, row.relays_id),
    relayedBy: await relayedBy(db, id, asker),
    endedBy: row.ended_by_id === null ? null : await linked(db, row.ended_by_id),
    fromReferral: origin === undefined ? null : { id: origin.id, directiveId: origin.directive_id },
    page: link(row.page_id),
    signing,
    submissions: row.submission_ids.flatMap((one) => link(one) ?? []),
    provisions: await showProvisions(
      db,
      seen,
      () => row.issuer_role,
      row.issued_on ?? on,
      await givenBy(db, row.referral_id),
      undefined,
      await exceptionsOf(db, row.id),
    ),
    exceptions: await showExceptions(db, row, asker),
    referrals: isNational(asker.scope) ? await showReferrals(db, await referralsOf(db, [id]), asker) : [],
    preview: await previewOf(db, row, seen, asker, hooks),
    nextSteps: (await stepsOf(db, row, provisions, asker, hooks)).filter(
      ({ command }) => command !== 'state-signing' || signing !== null,
    ),
  }
}

async function signingOf(db: Reader, row: store.DirectiveRow, asker: Asker, on: string): Promise<ShownDirective['signing']> {
  if (row.state !== 'drafted' || row.page_id === null || !(await goesOutHere(db, row.page_id, on))) return null
  const page = await pageOfDocument(db, row.page_id)
  return { isStated: page?.stated_version === row.version, isMine: page?.stated_by === asker.id }
}

async function linked(db: Reader, id: string) {
  const words = await directiveWords(db, [id])
  return { directiveId: id, words: words.get(id) ?? { vi: id, en: id } }
}

/** Own terms of ministries, provinces and communes within what the reader may see. */
async function relayedBy(db: Reader, id: string, { scope }: Pick<Asker, 'scope'>): Promise<ShownDirective['relayedBy']> {
  const rows = (await store.relaysOf(db, id)).filter((row) => isWithin(scope, row.unit_path))
  const provisions = await provisionsOf(
    db,
    rows.map((row) => row.id),
  )
  const words = await directiveWords(
    db,
    rows.map((row) => row.id),
  )
  return rows.map((row) => ({
    directiveId: row.id,
    words: words.get(row.id) ?? { vi: row.subject_vi, en: row.subject_vi },
    issuer: row.issuer_name ?? '',
    codes: provisions.filter((one) => one.directive_id === row.id).map(({ code }) => code),
  }))
}

/** What is bound today by the contents that stay; a recommendation binds nobody. */
async function previewOf(
  db: Reader,
  row: store.DirectiveRow,
  provisions: readonly ProvisionRow[],
  asker: Asker,
  hooks: DirectiveHooks,
): Promise<ShownDirective['preview']> {
  const own = provisions.filter((one) => one.referral_id === null).map(provisionOf)
  const by = { scope: asker.scope, on: civilDay(asker.now) }
  return previewOfContents(
    db,
    own,
    { ...by, conflicts: row.state === 'drafted', issuer: row.issuer_role, except: [row.id] },
    hooks,
  )
}

/** Buttons with their reason why not. Which directives the signer will name as ended is not known yet, so conflicts do not count here. */
async function stepsOf(
  db: Reader,
  row: store.DirectiveRow,
  provisions: readonly ProvisionRow[],
  asker: Asker,
  hooks: DirectiveHooks,
) {
  if (row.state !== 'drafted') {
    const isTheirs = isWithin(asker.scope, row.unit_path)
    return nextSteps(directive, row.state, noObstacle, (permission) => isTheirs && asker.holds(permission))
  }
  const on = civilDay(asker.now)
  const obstacles = await obstaclesOf(
    db,
    row,
    judge(provisions, row.issuer_role, on, await givenBy(db, row.referral_id), await exceptionsOf(db, row.id)),
    { signer: asker.id, on, ending: [] },
    hooks,
  )
  return nextSteps(directive, row.state, { ...obstacles, openConflicts: [], looserThanHigher: [] }, asker.holds)
}

async function listed(
  db: Reader,
  rows: readonly store.DirectiveRow[],
  provisions: readonly ProvisionRow[],
  on: string,
): Promise<ListedDirective[]> {
  const nameOf = issuerNames(db)
  const acts = await actsOf(
    db,
    rows.map(({ id }) => id),
  )
  const link = await documentLinks(
    db,
    rows.map((row) => row.document_id),
  )
  return Promise.all(
    rows.map(async (row) => {
      const all = provisions.filter((one) => one.directive_id === row.id)
      const own = all.filter((one) => one.referral_id === null)
      const extent = extentOn(
        row.state,
        own.map((one) => ({ id: one.id, fromOn: one.from_on })),
        acts.filter(({ directive_id }) => directive_id === row.id).map(actOf),
        on,
      )
      return {
        id: row.id,
        state: row.state,
        version: row.version,
        extent,
        form: row.form,
        subjectVi: row.subject_vi,
        subjectEn: row.subject_en,
        issuer: {
          role: row.issuer_role,
          name:
            row.issuer_name === null
              ? await nameOf(row.issuer_role, row.issued_on ?? on)
              : { vi: row.issuer_name, en: row.issuer_name },
        },
        document: link(row.document_id),
        issuedOn: row.issued_on,
        endedOn: row.ended_on,
        provisionCount: own.length,
        mandatoryCount: own.filter((one) => one.force === 'mandatory').length,
        referredCount: all.length - own.length,
        draftedAt: row.drafted_at.toISOString(),
        changedAt: row.changed_at.toISOString(),
      }
    }),
  )
}
