import type { Transaction } from '../../platform/database.ts'
import { organisationPath, parentPath } from '../../vocabulary/administrative-unit-code.ts'
import { foldVietnamese } from '../../vocabulary/person-name.ts'
import { datedUnits, successionsOf } from './administrative-unit.ts'
import { readHeldRoles, readNationalOrganisations } from './data/authorities.ts'
import { readRegroupingOf2025, readUnitsOf2021 } from './data/files.ts'
import { insertHeldRoles, insertOrganisations, insertUnits, type NewUnit } from './store.ts'

const nation: NewUnit = {
  path: 'vn',
  code: 'vn',
  level: 'nation',
  name: 'Việt Nam',
  folded: 'viet nam',
  parent_path: null,
  from_on: '1945-09-02',
  to_on: null,
  successor_path: null,
}

/** Loads the committed data files into the dated tables; runs once, with the room's migration. */
export async function loadPlaces(tx: Transaction): Promise<void> {
  const regrouping = readRegroupingOf2025()
  const successorOf = new Map(successionsOf(regrouping).map((row) => [row.from, row.to]))
  const units = datedUnits(readUnitsOf2021(), regrouping).map((unit) => ({
    path: unit.path,
    code: unit.code,
    level: unit.level,
    name: unit.name,
    folded: foldVietnamese(unit.name),
    parent_path: parentPath(unit.path) ?? null,
    from_on: unit.validFrom,
    to_on: unit.validTo,
    successor_path: unit.validTo === null ? null : (successorOf.get(unit.path) ?? null),
  }))
  await insertUnits(tx, [nation, ...units])
  const national = readNationalOrganisations().map((o) => ({
    id: o.id,
    path: organisationPath('vn', o.id),
    kind: o.kind,
    name: o.name,
    name_en: o.nameEn,
    folded: foldVietnamese(o.name),
    address: 'Hà Nội',
    facts: { short: o.short },
    from_on: o.fromOn,
    to_on: o.toOn ?? null,
  }))
  await insertOrganisations(tx, national, new Date('2021-05-25T00:00:00Z'))
  await insertHeldRoles(tx, readHeldRoles())
}
