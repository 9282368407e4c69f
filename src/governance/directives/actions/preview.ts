import { unitNames, type Words } from '../../../foundation/places/public.ts'
import type { Reader } from '../../../platform/database.ts'
import type { IssuerRole } from '../authority-rule.ts'
import { mayEnd } from '../directive.ts'
import type { DirectiveHooks } from '../hooks.ts'
import { meet, type Provision } from '../provision.ts'
import { type IssuedProvisionRow, issuedProvisions, provisionOf } from '../store/provision.ts'
import { sharedGround } from '../territory.ts'

export interface ReachOfProvision {
  readonly code: string
  /** Null: not known, because the subjects are not registered anywhere. */
  readonly total: number | null
  readonly byProvince: readonly { readonly provincePath: string; readonly name: Words; readonly count: number }[]
}

/** How many organisations each provision binds on a day, province by province, within what the reader may see. */
export async function previewReach(
  db: Reader,
  provisions: readonly Provision[],
  countSubjects: DirectiveHooks['countSubjects'],
  seen: { readonly scope: readonly string[]; readonly on: string },
): Promise<ReachOfProvision[]> {
  const counted: { code: string; counts: Awaited<ReturnType<DirectiveHooks['countSubjects']>> }[] = []
  for (const { code, audience, territory } of provisions) {
    const ground = sharedGround(territory, seen.scope)
    counted.push({ code, counts: ground.length === 0 ? [] : await countSubjects(db, audience, ground, seen.on) })
  }
  const paths = new Set(counted.flatMap(({ counts }) => counts?.map(({ provincePath }) => provincePath) ?? []))
  const names = paths.size === 0 ? new Map<string, Words>() : await unitNames(db, [...paths], seen.on)
  return counted.map(({ code, counts }) => ({
    code,
    total: counts?.reduce((sum, { count }) => sum + count, 0) ?? null,
    byProvince: (counts ?? []).map(({ provincePath, count }) => ({
      provincePath,
      // The ministries and committees seated in the nation itself stand under `vn`.
      name: names.get(provincePath) ?? { vi: provincePath, en: provincePath },
      count,
    })),
  }))
}

export interface Conflict {
  readonly code: string
  readonly directiveId: string
  readonly provisionId: string
  /** False: the other was issued by a higher body, which this issuer can neither replace nor repeal; it is shown and does not block. */
  readonly canBeEnded: boolean
}

/** Provisions that measure the same duty of the same subjects as a directive in force, or signed and still to come. */
export async function conflictsOf(
  db: Reader,
  provisions: readonly Provision[],
  issuer: IssuerRole,
  on: string,
  except: readonly string[],
): Promise<Conflict[]> {
  const others = (await issuedProvisions(db, on, 'applying-or-to-come')).filter((row) => !except.includes(row.directive_id))
  return provisions.flatMap((provision) =>
    others
      .filter((row) => meet(provision, bindingOf(row)))
      .map((row) => ({
        code: provision.code,
        directiveId: row.directive_id,
        provisionId: row.id,
        canBeEnded: mayEnd(issuer, row.issuer_role),
      })),
  )
}

function bindingOf(row: IssuedProvisionRow) {
  return { ...provisionOf(row), endsOn: row.ended_on }
}
