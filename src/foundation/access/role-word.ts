import { foldVietnamese } from '../../vocabulary/person-name.ts'
import { isRole, type Role, roleNames } from './matrix.ts'
import { en } from './messages.en.ts'
import { vi } from './messages.vi.ts'

/** The role that somebody wrote in a sheet: its code, its name in either language, or what offices call it. Undefined: none. */
export function readRole(text: string): Role | undefined {
  return byWord.get(foldWord(text))
}

/** Case, tone marks, spaces and punctuation do not tell words of a sheet apart. */
export function foldWord(text: string): string {
  return foldVietnamese(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

const alsoCalled: Readonly<Record<string, Role>> = {
  'quản trị': 'system-administrator',
  'quản trị viên': 'system-administrator',
  'thư ký ban chỉ đạo': 'steering-secretary',
  'cán bộ tỉnh': 'provincial-officer',
  'cán bộ đầu mối cấp tỉnh': 'provincial-officer',
  'cán bộ xã': 'commune-officer',
  'cán bộ phường': 'commune-officer',
  'cán bộ thị trấn': 'commune-officer',
  'cán bộ huyện': 'commune-officer',
  'cán bộ đầu mối cấp xã': 'commune-officer',
  'cán bộ cơ sở cách ly': 'facility-staff',
  'nhân viên cơ sở cách ly': 'facility-staff',
  'trực camera': 'camera-operator',
  'chủ cơ sở': 'venue-keeper',
  'bảo vệ': 'door-controller',
  'người kiểm soát': 'door-controller',
  'doanh nghiệp': 'vendor',
}

const byWord = new Map<string, Role>([
  ...Object.entries(alsoCalled).map(([word, role]): [string, Role] => [foldWord(word), role]),
  ...Object.entries(prefixed(en)).flatMap(named),
  ...Object.entries(prefixed(vi)).flatMap(named),
  ...roleNames.map((role): [string, Role] => [foldWord(role), role]),
])

function prefixed(catalogue: Readonly<Record<string, string>>): Record<string, string> {
  const start = 'access.role.'
  return Object.fromEntries(
    Object.entries(catalogue).flatMap(([key, word]) => (key.startsWith(start) ? [[key.slice(start.length), word]] : [])),
  )
}

function named([role, word]: [string, string]): [string, Role][] {
  return isRole(role) ? [[foldWord(word), role]] : []
}
