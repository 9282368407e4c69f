import { countByUnit, organisationsWithin } from '../../../foundation/places/public.ts'
import type { Reader } from '../../../platform/database.ts'
import type { DirectiveHooks, ProvinceCount } from '../hooks.ts'
import type { AudienceKind } from '../provision.ts'
import { withoutNested } from '../territory.ts'

/** Audiences that are organisations registered in places. Individuals are not counted by anybody; what is not registered is not known. */
const registered: Partial<Record<AudienceKind, 'venue' | 'quarantine-facility' | 'people-committee' | 'ministry'>> = {
  venue: 'venue',
  'quarantine-facility': 'quarantine-facility',
  'people-committee': 'people-committee',
  ministry: 'ministry',
}

/** Counts from the register of places: the default of the room's hook. Facilities of a certain operator are read one by one; there are thousands, not millions. */
export const countSubjects: DirectiveHooks['countSubjects'] = async (db, audience, territory) => {
  const kind = registered[audience.kind]
  if (kind === undefined) return null
  const ground = withoutNested(territory)
  if (audience.runBy === null)
    return summed((await countByUnit(db, ground, kind, 1)).map((row) => ({ path: row.unit_path, count: row.count })))
  return countOperators(db, ground, kind, audience.runBy)
}

async function countOperators(
  db: Reader,
  ground: readonly string[],
  kind: string,
  operators: readonly string[],
): Promise<ProvinceCount[]> {
  const found: { path: string; count: number }[] = []
  const page = 500
  for (let after = ''; ; ) {
    const rows = await organisationsWithin(db, ground, { kinds: [kind], folded: null, after, limit: page })
    const meant = rows.filter(({ facts }) => typeof facts.runBy === 'string' && operators.includes(facts.runBy))
    found.push(...meant.map(({ path }) => ({ path, count: 1 })))
    after = rows.at(-1)?.path ?? ''
    if (rows.length < page) return summed(found)
  }
}

/** By province; what is seated in the nation itself, as ministries are, stands under `vn`. */
function summed(found: readonly { readonly path: string; readonly count: number }[]): ProvinceCount[] {
  const counts = new Map<string, number>()
  for (const { path, count } of found) {
    const province = /^vn\/\d{2}/.exec(path)?.[0] ?? 'vn'
    counts.set(province, (counts.get(province) ?? 0) + count)
  }
  return [...counts]
    .map(([provincePath, count]) => ({ provincePath, count }))
    .toSorted((a, b) => (a.provincePath < b.provincePath ? -1 : 1))
}
