import { communesUnder, placeNames, unitNames } from '../../../foundation/places/public.ts'
import type { Reader } from '../../../platform/database.ts'
import { foldVietnamese } from '../../../vocabulary/person-name.ts'

export interface FoundCommune {
  readonly path: string
  readonly nameVi: string
  readonly nameEn: string
}

/** Finds communes while somebody types; the folded names of a day are kept, eleven thousand short lines. */
export function openCommuneFinder(most = 15) {
  let kept: { on: string; lines: Promise<readonly Line[]> } | undefined
  return async (db: Reader, text: string, on: string): Promise<FoundCommune[]> => {
    if (kept?.on !== on) {
      const lines = linesOf(db, on)
      lines.catch(() => {
        kept = undefined
      })
      kept = { on, lines }
    }
    const paths = bestLines(await kept.lines, text).slice(0, most)
    const names = await placeNames(db, paths, on)
    return paths.map((path) => ({ path, nameVi: names.get(path)?.vi ?? '', nameEn: names.get(path)?.en ?? '' }))
  }
}

interface Line {
  readonly path: string
  /** `tran phu hai duong hai duong`: commune, district and province without the words for what they are. */
  readonly bare: string
}

/** Communes whose line has every word typed: those that begin as typed first, then those with the words anywhere, the shorter the nearer. */
export function bestLines(lines: readonly Line[], text: string): string[] {
  const words = bareName(
    foldVietnamese(text)
      .replace(/[^a-z0-9]+/g, ' ')
      .trim(),
  )
  const wanted = words.split(' ').filter((word) => word !== '' && !['huyen', 'quan', 'tinh', 'tp'].includes(word))
  if (wanted.length === 0) return []
  return lines
    .flatMap((line) => {
      if (!wanted.every((word) => ` ${line.bare}`.includes(` ${word}`))) return []
      const at = line.bare.indexOf(wanted.join(' '))
      return [{ path: line.path, rank: at === 0 ? 0 : at > 0 ? 1 : 2, length: line.bare.length }]
    })
    .toSorted((one, other) => one.rank - other.rank || one.length - other.length || (one.path < other.path ? -1 : 1))
    .map(({ path }) => path)
}

async function linesOf(db: Reader, on: string): Promise<readonly Line[]> {
  const communes = await communesUnder(db, 'vn', on)
  const above = communes.flatMap(({ path }) => lineage(path))
  const names = await unitNames(db, above, on)
  const folded = new Map([...names].map(([path, { vi }]) => [path, bareName(foldVietnamese(vi))]))
  return communes.map((one) => ({
    path: one.path,
    bare: [bareName(one.folded), ...lineage(one.path).map((path) => folded.get(path) ?? '')].join(' '),
  }))
}

/** The units above a commune, the nearest first, without the nation. */
function lineage(path: string): string[] {
  const parts = path.split('/')
  return parts.slice(2, -1).map((_, at) => parts.slice(0, parts.length - 1 - at).join('/'))
}

function bareName(folded: string): string {
  return folded.replace(/^(thi tran|phuong|xa|thi xa|thanh pho|quan|huyen|tinh) (?=\S)/, '')
}
