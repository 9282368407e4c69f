import type { z } from 'zod'
import { unitNames, type Words } from '../../../foundation/places/public.ts'
import type { Reader } from '../../../platform/database.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import type { IssuerRole } from '../authority-rule.ts'
import type { previewDraft, ShownDirective } from '../contract.ts'
import { mayEnd } from '../directive.ts'
import type { DirectiveHooks } from '../hooks.ts'
import { meet, type SketchedProvision, takesWholePlace } from '../provision.ts'
import { exceptionsOf } from '../store/authority-exception.ts'
import { directivesById } from '../store/directive.ts'
import { type IssuedProvisionRow, issuedProvisions, provisionOf } from '../store/provision.ts'
import { type Strictness, strictnessOf } from '../strictness.ts'
import { sharedGround } from '../territory.ts'
import { type Baseline, baselineOf } from './baseline.ts'
import { givenBy } from './given.ts'
import { nationalIssuer, silence, verdictOn } from './judge.ts'
import { showReleased } from './show-released.ts'
import { directiveWords, provisionWords } from './words.ts'

/** Whom contents bind today within what the reader may see and, for a draft, which directives in force they meet. */
export async function previewOfContents(
  db: Reader,
  provisions: readonly SketchedProvision[],
  given: {
    readonly scope: readonly string[]
    readonly on: string
    readonly issuer: IssuerRole
    readonly conflicts: boolean
    readonly except: readonly string[]
  },
  hooks: Pick<DirectiveHooks, 'countSubjects'>,
): Promise<ShownDirective['preview']> {
  const { on, scope } = given
  const reach = await previewReach(db, provisions, hooks.countSubjects, { scope, on })
  const conflicts = given.conflicts ? await conflictsOf(db, provisions, given.issuer, on, given.except) : []
  const directives = await directiveWords(
    db,
    conflicts.map(({ directiveId }) => directiveId),
  )
  const words = await provisionWords(
    db,
    conflicts.map(({ provisionId }) => provisionId),
  )
  const released = given.conflicts ? await showReleased(db, provisions, conflicts, on) : []
  return {
    on,
    released,
    reach: reach.map(({ byProvince, ...rest }) => ({ ...rest, byProvince: [...byProvince] })),
    conflicts: conflicts.map(({ code, directiveId, provisionId, canBeEnded, compared }) => ({
      code,
      directiveId,
      directive: directives.get(directiveId) ?? { vi: directiveId, en: directiveId },
      provision: words.get(provisionId) ?? { vi: provisionId, en: provisionId },
      canBeEnded,
      compared,
    })),
  }
}

/** The same for contents that are still being written, with the verdict on each; the drafter sees it at every stroke, nothing is kept. */
export async function previewSketch(
  db: Reader,
  given: {
    readonly directiveId: string | null
    readonly fromReferralId: string | null
    readonly provisions: readonly SketchedProvision[]
  },
  by: { readonly scope: readonly string[]; readonly now: Date },
  hooks: Pick<DirectiveHooks, 'countSubjects'>,
): Promise<z.input<typeof previewDraft.reply>> {
  const on = civilDay(by.now)
  const issuer = 'health-authority'
  const [saved] = given.directiveId === null ? [] : await directivesById(db, [given.directiveId])
  const higher = await givenBy(db, saved?.referral_id ?? given.fromReferralId)
  const exceptions = given.directiveId === null ? [] : await exceptionsOf(db, given.directiveId)
  const except = given.directiveId === null ? [] : [given.directiveId]
  return {
    ...(await previewOfContents(db, given.provisions, { scope: by.scope, on, issuer, conflicts: true, except }, hooks)),
    verdicts: given.provisions.map((one) => {
      const { within, ruleId, basis, recommendTo } = verdictOn(one, nationalIssuer(issuer), on, higher, exceptions)
      return { code: one.code, within, ruleId, basis: basis ?? silence, recommendTo, final: false }
    }),
  }
}

export interface ReachOfProvision {
  readonly code: string
  /** Null: not known, because the subjects are not registered anywhere. */
  readonly total: number | null
  readonly byProvince: readonly {
    readonly provincePath: string
    readonly name: Words
    readonly count: number
    readonly met: number | null
    readonly of: number | null
  }[]
  readonly baseline: { readonly day: string; readonly met: number; readonly of: number } | null
}

/** How many organisations each provision binds on a day, province by province, within what the reader may see. */
export async function previewReach(
  db: Reader,
  provisions: readonly Pick<SketchedProvision, 'code' | 'audience' | 'territory' | 'measureId'>[],
  countSubjects: DirectiveHooks['countSubjects'],
  seen: { readonly scope: readonly string[]; readonly on: string },
): Promise<ReachOfProvision[]> {
  const counted: { code: string; counts: Awaited<ReturnType<DirectiveHooks['countSubjects']>>; baseline: Baseline | null }[] = []
  for (const { code, audience, territory, measureId } of provisions) {
    const ground = sharedGround(territory, seen.scope)
    const counts = ground.length === 0 ? [] : await countSubjects(db, audience, ground, seen.on)
    counted.push({ code, counts, baseline: await baselineOf(db, measureId, ground, seen.on) })
  }
  const paths = new Set(counted.flatMap(({ counts }) => counts?.map(({ provincePath }) => provincePath) ?? []))
  const names = paths.size === 0 ? new Map<string, Words>() : await unitNames(db, [...paths], seen.on)
  return counted.map(({ code, counts, baseline }) => ({
    code,
    total: counts?.reduce((sum, { count }) => sum + count, 0) ?? null,
    byProvince: (counts ?? []).map(({ provincePath, count }) => ({
      provincePath,
      // The ministries and committees seated in the nation itself stand under `vn`.
      name: names.get(provincePath) ?? { vi: provincePath, en: provincePath },
      count,
      ...practiceOf(baseline, provincePath),
    })),
    baseline: baseline === null ? null : { day: baseline.day, met: baseline.met, of: baseline.of },
  }))
}

function practiceOf(baseline: Baseline | null, provincePath: string) {
  const found = baseline?.byProvince.find((one) => one.provincePath === provincePath)
  return { met: found?.met ?? null, of: found?.of ?? null }
}

export interface Conflict {
  readonly code: string
  readonly directiveId: string
  readonly provisionId: string
  /** Who issued the other. */
  readonly issuer: IssuerRole
  /** How the new terms stand to those of the other. */
  readonly compared: Strictness
  /** False: the other was issued by a higher body, which this issuer can neither replace nor repeal; asking for less than it does blocks. */
  readonly canBeEnded: boolean
}

/** Provisions that measure the same duty of the same subjects as a directive in force, or signed and still to come. */
export async function conflictsOf(
  db: Reader,
  provisions: readonly SketchedProvision[],
  issuer: IssuerRole,
  on: string,
  except: readonly string[],
): Promise<Conflict[]> {
  // An amendment that leaves a part of the older content unbound still meets it: what becomes of the rest is not said.
  const isAmended = (row: IssuedProvisionRow) =>
    takesWholePlace(
      provisions.filter(({ replacesId }) => replacesId === row.id),
      provisionOf(row),
    )
  const others = (await issuedProvisions(db, on, 'applying-or-to-come')).filter(
    // What a province sets on a higher directive stands beside it by its nature.
    (row) => row.relays_id === null && !except.includes(row.directive_id) && !isAmended(row),
  )
  return provisions.flatMap((provision) =>
    others
      .filter((row) => meet(provision, bindingOf(row)))
      .map((row) => ({
        code: provision.code,
        directiveId: row.directive_id,
        provisionId: row.id,
        issuer: row.issuer_role,
        canBeEnded: mayEnd(issuer, row.issuer_role),
        compared: strictnessOf(provision, provisionOf(row)),
      })),
  )
}

function bindingOf(row: IssuedProvisionRow) {
  return { ...provisionOf(row), endsOn: row.ends_on }
}
