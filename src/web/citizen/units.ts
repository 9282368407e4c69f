import { askLean, rowsIn, textIn, wordIn } from '../api/lean.ts'

export interface Unit {
  readonly path: string
  readonly level: 'province' | 'district' | 'commune'
  readonly name: { readonly vi: string; readonly en: string }
}

/** Units under another one; each list is fetched once. */
export function unitsUnder(parent: string): Promise<readonly Unit[]> {
  const known = fetched.get(parent)
  if (known !== undefined) return known
  const units = askLean('GET', `/api/units?parent=${encodeURIComponent(parent)}`).then((reply) => rowsIn(reply, 'rows', readUnit))
  fetched.set(parent, units)
  units.catch(() => fetched.delete(parent))
  return units
}
const fetched = new Map<string, Promise<readonly Unit[]>>()

function readUnit(row: unknown): Unit {
  return {
    path: textIn(row, 'path'),
    level: wordIn(row, 'level', ['province', 'district', 'commune']),
    name: { vi: textIn(row, 'nameVi'), en: textIn(row, 'nameEn') },
  }
}

/** `vn/30/290/10549` is reached by way of `vn/30` and `vn/30/290`. */
export function stepsTo(path: string): string[] {
  const parts = path.split('/')
  return parts.slice(1).map((_, i) => parts.slice(0, i + 2).join('/'))
}
export const isCommune = (path: string): boolean => /\/\d{5}$/.test(path)
