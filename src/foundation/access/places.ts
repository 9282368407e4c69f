import type { Reader } from '../../platform/database.ts'
import { pathOf, provinceCode, unitPath } from '../../vocabulary/administrative-unit-code.ts'

/** What this room asks about places; the composition hands in the places room's answers. */
export interface Places {
  /** The paths, and those of the units that these took over by that day. */
  expandScope(paths: readonly string[], on: string): readonly string[]
  placeNames(
    db: Reader,
    paths: readonly string[],
    on: string,
  ): Promise<ReadonlyMap<string, { readonly vi: string; readonly en: string }>>
  /** The path of each text that is the path or the code of a place of that day; a text that is neither is left out. */
  findPlaces(db: Reader, texts: readonly string[], on: string): Promise<ReadonlyMap<string, string>>
}

/** Without a places room: no mergers, no names but the nation's, and every path that could be one. */
export const anyPlaces: Places = {
  expandScope: (paths) => paths,
  placeNames: async (_, paths) =>
    new Map(paths.filter((path) => path === 'vn').map((path) => [path, { vi: 'Việt Nam', en: 'Viet Nam' }])),
  findPlaces: async (_, texts) =>
    new Map(
      texts.flatMap((text): [string, string][] => {
        if (provinceCode.safeParse(text).success) return [[text, pathOf({ province: text })]]
        return unitPath.safeParse(text).success ? [[text, text]] : []
      }),
    ),
}
