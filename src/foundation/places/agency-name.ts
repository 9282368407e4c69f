import { removeDiacritics } from '../../vocabulary/person-name.ts'
import { agencyNames } from './data/agency-names.ts'
import { englishUnitName } from './unit-name.ts'

/**
 * The English name of a body or office as a Vietnamese document writes it: from the table, or by the rule of its kind (people's committees,
 * provincial departments, ministers and deputies before a person's name). Undefined when it is neither: then the Vietnamese name is shown,
 * which is right for persons.
 */
export function agencyNameInEnglish(name: string): string | undefined {
  const plain = name.normalize('NFC').replace(/\s+/gu, ' ').trim()
  const known = table.get(keyOf(plain))
  if (known !== undefined) return known
  // `VPCP: PCN Nguyễn Sỹ Hiệp`: a body and somebody in it.
  const [, body, within] = /^([^:]+):\s*(.+)$/u.exec(plain) ?? []
  if (body !== undefined && within !== undefined) {
    const of = agencyNameInEnglish(body)
    return of === undefined ? undefined : `${of}: ${agencyNameInEnglish(within) ?? within}`
  }
  for (const [pattern, english] of rules) {
    const rest = pattern.exec(plain)?.[1]
    if (rest !== undefined) return english(rest)
  }
  return undefined
}

/** Where a unit stands in a name: `tỉnh Lạng Sơn`, `thành phố Hà Nội`, `Hà Nội`, or all of them. */
function unitInEnglish(unit: string): string {
  if (/^(?:các|nhiều) tỉnh/u.test(unit)) return 'provinces and centrally run cities'
  return unit
    .split(', ')
    .map((one) => {
      const name = one.charAt(0).toLocaleUpperCase('vi') + one.slice(1)
      return /^(?:Tỉnh|Thành phố|Quận|Huyện|Thị xã|Phường|Xã|Thị trấn) /u.test(name)
        ? englishUnitName(name)
        : removeDiacritics(name)
    })
    .join(', ')
}

const committee = '(?:Ủy ban nhân dân|UBND)'
const rules: readonly (readonly [pattern: RegExp, english: (rest: string) => string])[] = [
  [new RegExp(`^Văn phòng ${committee} (.+)$`, 'u'), (unit) => `Office of the People’s Committee of ${unitInEnglish(unit)}`],
  [
    new RegExp(`^Phó Chủ tịch Thường trực ${committee} tỉnh (.+)$`, 'iu'),
    (person) => `Standing Vice Chairman of the Provincial People’s Committee ${person}`,
  ],
  [new RegExp(`^${committee} cấp tỉnh$()`, 'u'), () => 'Provincial people’s committees'],
  [new RegExp(`^${committee} (các tỉnh.+)$`, 'u'), (unit) => `People’s committees of ${unitInEnglish(unit)}`],
  [new RegExp(`^${committee} (.+)$`, 'u'), (unit) => `People’s Committee of ${unitInEnglish(unit)}`],
  [/^Sở Y tế (các tỉnh.+)$/u, (unit) => `Departments of Health of ${unitInEnglish(unit)}`],
  [/^Sở Y tế (.+)$/u, (unit) => `Department of Health of ${unitInEnglish(unit)}`],
  [/^Sở Thông tin và Truyền thông (.+)$/u, (unit) => `Department of Information and Communications of ${unitInEnglish(unit)}`],
  [/^Các cơ sở cách ly tập trung tại (.+)$/u, (unit) => `Centralised quarantine facilities in ${unitInEnglish(unit)}`],
  [/^(?:Phó Thủ tướng Chính phủ|Phó Thủ tướng|PTTg) (.+)$/u, (person) => `Deputy Prime Minister ${person}`],
  [/^Thủ tướng Chính phủ (.+)$/u, (person) => `Prime Minister ${person}`],
  [/^(?:Phó Chủ nhiệm|PCN) (.+)$/u, (person) => `Vice Chairman ${person}`],
  [/^Như Điều (\d+)$/u, (article) => `As in article ${article}`],
  [/^KT\. (.+)$/u, (head) => `For the ${agencyNameInEnglish(head) ?? head}`],
  [/^TM\. (.+)$/u, (body) => `On behalf of the ${agencyNameInEnglish(body) ?? body}`],
  [/^TL\. (.+)$/u, (head) => `By order of the ${agencyNameInEnglish(head) ?? head}`],
  [/^TUQ\. (.+)$/u, (head) => `By authority of the ${agencyNameInEnglish(head) ?? head}`],
  [/^Q\. (.+)$/u, (head) => `Acting ${agencyNameInEnglish(head) ?? head}`],
]

/** `BỘ TRƯỞNG` over a signature is the same word as `Bộ trưởng` in a sentence. */
const keyOf = (name: string): string => name.toLocaleLowerCase('vi')
const table = new Map(Object.entries(agencyNames).map(([vi, en]) => [keyOf(vi), en]))
