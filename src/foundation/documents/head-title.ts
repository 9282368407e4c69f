import { searchWords } from './search-words.ts'

/**
 * Whether a title without any form before it is that of the head of this very agency, alone or with the agency's name (`Bộ trưởng`,
 * `Bộ trưởng Bộ Y tế`). Only the head signs an agency's document in their own name (Decree 30/2020/NĐ-CP, article 13); an agency of a
 * kind that is not listed has no head who is known here.
 */
export function isHeadOf(titles: readonly string[], agency: string): boolean {
  const name = searchWords(agency)
  const said = searchWords(titles.join(' '))
  const known = heads.find(([kind]) => kind.test(name))
  if (known === undefined) return false
  return known[1].some((head) => said === head || said === `${head} ${name}` || said === `${head} ${inFull(name)}`)
}

const inFull = (name: string): string => name.replace(/^ubnd /u, 'uy ban nhan dan ')

/** In the words of searchWords: no marks, no capitals. The more particular kind comes first. */
const heads: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^van phong chinh phu$/u, ['bo truong chu nhiem', 'bo truong chu nhiem van phong chinh phu']],
  [/^thu tuong chinh phu$/u, ['thu tuong', 'thu tuong chinh phu']],
  [/^ban chi dao /u, ['truong ban', 'truong']],
  [/^bo /u, ['bo truong']],
  [/^(?:uy ban nhan dan|ubnd) /u, ['chu tich']],
  [/^tong cuc /u, ['tong cuc truong']],
  [/^chi cuc /u, ['chi cuc truong']],
  [/^cuc /u, ['cuc truong']],
  [/^vu /u, ['vu truong']],
  [/^vien /u, ['vien truong', 'giam doc']],
  [/^phong /u, ['truong phong']],
  [/^van phong /u, ['chanh van phong']],
  [/^(?:so|trung tam|benh vien) /u, ['giam doc']],
]
