import { readFileSync } from 'node:fs'
import { type ListedUnit, type ProvinceRegrouping, parseUnitList, provinceRegrouping } from '../administrative-unit.ts'
import { type ProvinceTiles, provinceTiles } from '../province-tile.ts'

/** The committed lists of this folder, read and parsed. For the loader of the places tables and for tests; never for a rule. */
export const readUnitsOf2021 = (): ListedUnit[] => parseUnitList(read('administrative-units-2021.tsv'))

export const readRegroupingOf2025 = (): ProvinceRegrouping =>
  provinceRegrouping.parse(JSON.parse(read('province-regrouping-2025.json')))

export const readProvinceTiles = (): ProvinceTiles => provinceTiles.parse(JSON.parse(read('province-tiles.json')))

const read = (file: string): string => readFileSync(new URL(file, import.meta.url), 'utf8')
