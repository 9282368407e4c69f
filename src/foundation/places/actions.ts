import type { Reader, Transaction } from '../../platform/database.ts'
import { newId } from '../../platform/id.ts'
import { Refusal } from '../../platform/refusal.ts'
import { isWithin, organisationPath, parentPath } from '../../vocabulary/administrative-unit-code.ts'
import { civilDay } from '../../vocabulary/period.ts'
import { foldVietnamese } from '../../vocabulary/person-name.ts'
import { type Doer, record } from '../audit/public.ts'
import { scopePrefixes, successionsOf } from './administrative-unit.ts'
import { readRegroupingOf2025 } from './data/files.ts'
import { type HeldRole, holderOf, type OrganisationKind } from './organisation.ts'
import * as store from './store.ts'
import { englishUnitName } from './unit-name.ts'

export interface Words {
  readonly vi: string
  readonly en: string
}

/** Names of units and organisations by path, each followed by the units above it (“Phường …, Thành phố …, Tỉnh …”), as on that day. */
export async function placeNames(db: Reader, paths: readonly string[], on: string): Promise<Map<string, Words>> {
  const wanted = new Set(paths)
  const lines = new Map([...wanted].map((path) => [path, lineage(path)]))
  const units = await store.unitsAt(db, [...new Set([...lines.values()].flat())], on)
  const unitNames = new Map(units.map((unit) => [unit.path, unit.name]))
  const ids = [...wanted].flatMap((path) => organisationIdOf(path) ?? [])
  const organisations = new Map((await store.organisationsById(db, ids)).map((row) => [row.path, row]))
  return new Map(
    [...wanted].map((path) => {
      const above = (lines.get(path) ?? []).flatMap((step) => (step === 'vn' && path !== 'vn' ? [] : (unitNames.get(step) ?? [])))
      const own = organisations.get(path)
      const vi = [...(own ? [own.name] : []), ...above]
      const en = [...(own ? [own.name_en ?? own.name] : []), ...above.map(englishUnitName)]
      return [path, { vi: vi.join(', ') || 'Việt Nam', en: en.join(', ') || 'Viet Nam' }]
    }),
  )
}

/** The name of a unit alone, without the units above it. */
export async function unitNames(db: Reader, paths: readonly string[], on: string): Promise<Map<string, Words>> {
  const rows = await store.unitsAt(db, [...new Set(paths)], on)
  return new Map(rows.map((row) => [row.path, { vi: row.name, en: englishUnitName(row.name) }]))
}

function lineage(path: string): string[] {
  const steps: string[] = []
  for (
    let step: string | undefined = organisationIdOf(path) === undefined ? path : parentPath(path);
    step !== undefined;
    step = parentPath(step)
  )
    steps.push(step)
  return steps
}

export function organisationIdOf(path: string): string | undefined {
  return /\/o-([^/]+)$/.exec(path)?.[1]
}

const successions = successionsOf(readRegroupingOf2025())

/** A merged province’s people still reach the records made under its predecessors’ paths. */
export function expandScope(paths: readonly string[], on: string): string[] {
  return [...new Set(paths.flatMap((path) => scopePrefixes(path, successions, on)))]
}

export interface OrganisationToRegister {
  readonly id?: string
  readonly kind: OrganisationKind
  readonly name: string
  readonly nameEn?: string
  readonly unitPath: string
  readonly address: string
  readonly facts: Readonly<Record<string, unknown>>
}

/** Registers an organisation at a unit that exists today and lies in the actor's scope; answers its id and path. */
export async function registerOrganisation(
  tx: Transaction,
  given: OrganisationToRegister,
  by: { actor: Doer; scope: readonly string[]; now: Date },
): Promise<{ id: string; path: string }> {
  const on = civilDay(by.now)
  if (!isWithin(by.scope, given.unitPath)) throw new Refusal('place-is-outside-your-scope', {}, 403)
  if ((await store.unitsAt(tx, [given.unitPath], on)).length === 0)
    throw new Refusal('unit-is-not-in-force', { unit: given.unitPath })
  const id = given.id ?? newId()
  const path = organisationPath(given.unitPath, id)
  await store.insertOrganisations(
    tx,
    [
      {
        id,
        path,
        kind: given.kind,
        name: given.name,
        name_en: given.nameEn ?? null,
        folded: foldVietnamese(given.name),
        address: given.address,
        facts: { ...given.facts },
        from_on: on,
        to_on: null,
      },
    ],
    by.now,
  )
  await record(tx, {
    actor: by.actor,
    action: 'organisation.registered',
    subject: { kind: 'organisation', id },
    scopePath: path,
    facts: { kind: given.kind },
    at: by.now,
  })
  return { id, path }
}

/** The organisation that plays a role on a day; the code never names a ministry. Throws when nobody holds it: the data must say who does. */
export async function authorityOn(db: Reader, role: HeldRole, on: string): Promise<{ id: string; vi: string; en: string }> {
  const rows = await store.heldRolesOn(db, on)
  const id = holderOf(
    rows.map((row) => ({ role: row.role, organisationId: row.organisation_id, fromOn: on, toOn: null })),
    role,
    on,
  )
  const held = rows.find((row) => row.organisation_id === id && row.role === role)
  if (held === undefined) throw new Refusal('nobody-holds-this-role', { role, on })
  return { id: held.organisation_id, vi: held.name, en: held.name_en ?? held.name }
}

/** The path of each text that is a path or a code of a unit in force that day; what is neither is left out. */
export async function findPlaces(db: Reader, texts: readonly string[], on: string): Promise<Map<string, string>> {
  const rows = await store.unitsByPathOrCode(db, [...new Set(texts)], on)
  const organisations = await store.organisationsByPath(
    db,
    texts.filter((text) => organisationIdOf(text) !== undefined),
  )
  return new Map(
    [
      ...rows.flatMap((row): [string, string][] => [
        [row.path, row.path],
        [row.code, row.path],
      ]),
      ...organisations.map((row): [string, string] => [row.path, row.path]),
    ].filter(([text]) => texts.includes(text)),
  )
}
