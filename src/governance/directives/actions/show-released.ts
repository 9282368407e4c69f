import { childrenOf, unitNames } from '../../../foundation/places/public.ts'
import type { Reader } from '../../../platform/database.ts'
import type { ShownDirective } from '../contract.ts'
import { meet, type SketchedProvision } from '../provision.ts'
import { releasedBy } from '../released.ts'
import { issuedProvisions, provisionOf } from '../store/provision.ts'
import { directiveWords, provisionWords } from './words.ts'

/**
 * Whom contents still being written would release: where an amendment leaves a part of the older content unbound, and what of a directive
 * that is met would be left unbound if the new one replaced or repealed it, its other contents among it.
 */
export async function showReleased(
  db: Reader,
  provisions: readonly SketchedProvision[],
  conflicts: readonly { readonly directiveId: string; readonly canBeEnded: boolean }[],
  on: string,
): Promise<ShownDirective['preview']['released']> {
  const replaceable = new Set(conflicts.filter(({ canBeEnded }) => canBeEnded).map(({ directiveId }) => directiveId))
  const amended = new Set(provisions.flatMap(({ replacesId }) => replacesId ?? []))
  if (replaceable.size === 0 && amended.size === 0) return []
  const provinces = (await childrenOf(db, 'vn', on)).map(({ path }) => path)
  const older = (await issuedProvisions(db, on, 'applying-or-to-come')).filter(
    (row) => row.relays_id === null && (amended.has(row.id) || replaceable.has(row.directive_id)),
  )
  const found = older.flatMap((row) => {
    const how = amended.has(row.id) ? ('amend' as const) : ('replace' as const)
    const taking = provisions.filter(
      (one) => one.replacesId === row.id || (how === 'replace' && meet(one, { ...provisionOf(row), endsOn: row.ends_on })),
    )
    const places = releasedBy(taking, provisionOf(row), provinces)
    return places.length === 0 ? [] : [{ row, how, codes: taking.map(({ code }) => code), places }]
  })
  const directives = await directiveWords(
    db,
    found.map(({ row }) => row.directive_id),
  )
  const contents = await provisionWords(
    db,
    found.map(({ row }) => row.id),
  )
  const names = await unitNames(db, [...new Set(found.flatMap(({ places }) => places.map(({ path }) => path)))], on)
  return found.map(({ row, how, codes, places }) => ({
    how,
    codes,
    directive: directives.get(row.directive_id) ?? { vi: row.directive_id, en: row.directive_id },
    provision: contents.get(row.id) ?? { vi: row.code, en: row.code },
    places: places.map((one) => ({ ...one, name: names.get(one.path) ?? { vi: one.path, en: one.path } })),
  }))
}
