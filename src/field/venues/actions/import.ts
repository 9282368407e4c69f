import { z } from 'zod'
import { type Doer, record } from '../../../foundation/audit/public.ts'
import { communesUnder, unitNames } from '../../../foundation/places/public.ts'
import type { Reader, Transaction } from '../../../platform/database.ts'
import type { House } from '../../../platform/house.ts'
import { newId } from '../../../platform/id.ts'
import type { Keyring } from '../../../platform/keyring.ts'
import { emit } from '../../../platform/outbox.ts'
import { found, Refusal } from '../../../platform/refusal.ts'
import { readSheetRows } from '../../../platform/sheet/read-sheet.ts'
import { isWithin } from '../../../vocabulary/administrative-unit-code.ts'
import { fromLegacy, recogniseWriting } from '../../../vocabulary/legacy-vietnamese.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import { foldVietnamese } from '../../../vocabulary/person-name.ts'
import { foldAddress } from '../address.ts'
import { type CommuneMatch, communeIndex, communeQuestion, type KnownCommune, questionKey } from '../commune-match.ts'
import { findColumns } from '../sheet-columns.ts'
import { type ReadRow, type RowOutcome, readSheetRow } from '../sheet-row.ts'
import * as store from '../store/import.ts'
import { type Look, venuesAlike } from '../store/registration.ts'
import { venueCategories } from '../venue.ts'
import { keeperIndex, keeperNameIndex } from './keeper.ts'

const limits = { mostRows: 100_050, mostUnpackedBytes: 150_000_000, mostMilliseconds: 50_000 }

/** One row as it is kept until it is done with: sealed, because it names keepers and their telephones. */
const keptRow = z.strictObject({
  name: z.string(),
  address: z.string(),
  commune: z.string(),
  district: z.string(),
  category: z.enum(venueCategories),
  keeper: z.string(),
  phone: z.string(),
  unitPath: z.string().nullable(),
})
export type KeptRow = z.infer<typeof keptRow>

const sheetWords = z.strictObject({ fileName: z.string(), notKept: z.array(z.string()) })
type SheetWords = z.infer<typeof sheetWords>

interface By {
  readonly actor: Doer
  readonly scope: readonly string[]
  readonly now: Date
}

/**
 * Reads a sheet of venues and tries every row without registering anything: what fits, what does not and why, what has to be asked
 * back. Commits by itself, a thousand rows at a time. Refuses a sheet without the columns of name and address.
 */
export async function tryImport(house: House, file: Buffer, fileName: string, by: By): Promise<string> {
  const cells = await readSheetRows(file, limits)
  const writing = recogniseWriting(sample(cells))
  const rows = writing === 'unicode' ? cells : cells.map((row) => row.map((cell) => fromLegacy(cell, writing)))
  const header = findColumns(rows)
  if (!header.ok) throw new Refusal('sheet-of-venues-lacks-columns', { columns: [...header.missing] })
  const communes = await communesWithin(house.database.read, by.scope, civilDay(by.now))
  const match = communeIndex(communes)
  const seen = new Set<string>()
  const judged: JudgedRow[] = []
  for (let at = header.from; at < rows.length; at += 1) {
    const read = readSheetRow(rows[at] ?? [], header.columns)
    if (read === undefined) continue
    judged.push(judge(read, at + 1, { match, seen, converted: writing !== 'unicode' && rows[at]?.join() !== cells[at]?.join() }))
    if (judged.length % 500 === 0) await breath()
  }
  if (judged.length === 0) throw new Refusal('sheet-has-no-rows')
  await markRegistered(house.database.read, house.keyring, judged)
  const id = newId()
  const kept = { used: Object.keys(header.columns), answers: {} }
  const words: SheetWords = { fileName, notKept: [...header.notKept] }
  await house.database.transaction(async (tx) => {
    await store.insertImport(tx, {
      id,
      made_by: by.actor.id,
      maker_name: by.actor.displayName,
      scope: [...by.scope],
      words: house.keyring.seal(JSON.stringify(words), 'venues.import-words'),
      writing,
      state: 'reading',
      columns: kept,
      rows: judged.length,
      made_at: by.now,
    })
  })
  for (let from = 0; from < judged.length; from += 500)
    await house.database.transaction((tx) =>
      store.insertRows(
        tx,
        id,
        judged.slice(from, from + 500).map((one) => sealed(house.keyring, one)),
      ),
    )
  await house.database.transaction(async (tx) => {
    await store.saveState(tx, id, 'tried', by.now)
    await record(tx, {
      actor: by.actor,
      action: 'venue-import.tried',
      subject: { kind: 'venue-import', id },
      facts: { rows: judged.length, fits: judged.filter(({ outcome }) => outcome === 'fits').length },
      at: by.now,
    })
  })
  return id
}

interface JudgedRow {
  readonly row: number
  readonly kept: KeptRow
  outcome: RowOutcome
  readonly notes: string[]
  readonly asked: string | null
}

function judge(
  read: ReadRow,
  row: number,
  by: { match: (asked: { commune: string; district: string }) => CommuneMatch; seen: Set<string>; converted: boolean },
): JudgedRow {
  const question = communeQuestion(read)
  const matched = by.match(question)
  const unitPath = matched.kind === 'found' ? matched.path : null
  const { fault, notes, ...facts } = read
  const outcome =
    fault ??
    (matched.kind === 'ambiguous' ? 'which-commune' : matched.kind === 'unknown' ? 'commune-is-not-found' : undefined) ??
    (comesTwice({ ...facts, unitPath }, by.seen) ? 'comes-twice' : 'fits')
  return {
    row,
    kept: { ...facts, unitPath },
    outcome,
    notes: [...(by.converted ? ['old-font-converted'] : []), ...notes],
    asked: matched.kind === 'found' ? null : questionKey(question),
  }
}

/** Whether a row above is the same venue: name and address, or address and keeper (by telephone, or by name unless two telephones tell them apart). */
export function comesTwice(row: Omit<KeptRow, 'category'>, seen: Set<string>): boolean {
  const place = `${row.unitPath} ${foldAddress(row.address)}`
  const keys = [`${place} n ${foldVietnamese(row.name)}`, ...(row.phone === '' ? [] : [`${place} p ${row.phone}`])]
  const keeper = row.keeper === '' ? undefined : foldVietnamese(row.keeper)
  const anyKeeper = `${place} k ${keeper}`
  const keeperAlone = `${place} a ${keeper}`
  const known =
    keys.some((key) => seen.has(key)) || (keeper !== undefined && seen.has(row.phone === '' ? anyKeeper : keeperAlone))
  for (const key of keys) seen.add(key)
  if (keeper !== undefined) seen.add(anyKeeper)
  if (keeper !== undefined && row.phone === '') seen.add(keeperAlone)
  return known
}

/** Rows whose venue is in the register already; some hundreds of rows together. */
async function markRegistered(db: Reader, keyring: Keyring, rows: readonly JudgedRow[]): Promise<void> {
  const fitting = rows.filter(({ outcome }) => outcome === 'fits')
  for (let from = 0; from < fitting.length; from += 500) {
    const part = fitting.slice(from, from + 500)
    for (const alike of await venuesAlike(
      db,
      looks(
        keyring,
        part.map(({ kept }) => kept),
      ),
    )) {
      const row = part[alike.asked]
      if (row !== undefined) row.outcome = 'is-registered-already'
    }
  }
}

export function looks(keyring: Keyring, rows: readonly KeptRow[]): Look[] {
  return rows.map((row) => ({
    commune: row.unitPath ?? '',
    folded: foldVietnamese(row.name),
    foldedAddress: foldAddress(row.address),
    phoneIndex: keeperIndex(keyring, row.phone),
    nameIndex: keeperNameIndex(keyring, row.keeper),
    deviceId: null,
  }))
}

/** The communes that somebody may register in, with their districts’ names. */
export async function communesWithin(db: Reader, scope: readonly string[], on: string): Promise<KnownCommune[]> {
  const rows = (await Promise.all(scope.map((prefix) => communesUnder(db, prefix, on)))).flat()
  const provinceOf = (path: string) => path.split('/').slice(0, 2).join('/')
  const above = await unitNames(db, [...new Set(rows.flatMap((row) => [row.parent_path ?? 'vn', provinceOf(row.path)]))], on)
  return rows.map((row) => ({
    path: row.path,
    code: row.code,
    name: row.name,
    districtName: (row.parent_path ?? '').split('/').length === 3 ? (above.get(row.parent_path ?? '')?.vi ?? '') : '',
    provinceName: above.get(provinceOf(row.path))?.vi ?? '',
  }))
}

/** Somebody’s own import; anybody else’s does not exist. */
export async function ownImport(db: Reader, id: string, actorId: string): Promise<store.ImportRow> {
  const one = await store.importById(db, id)
  return found(one?.made_by === actorId && one.state !== 'discarded' ? one : undefined, 'venue-import')
}

/** Says which commune the rows that ask the same question mean. */
export async function answerCommune(
  tx: Transaction,
  given: { importId: string; asked: string; unitPath: string },
  by: By,
): Promise<void> {
  const one = await ownImport(tx, given.importId, by.actor.id)
  const locked = found(await store.lockImport(tx, one.id), 'venue-import')
  if (locked.state !== 'tried') throw new Refusal('import-has-begun', {}, 409)
  if (!isWithin(locked.scope, given.unitPath)) throw new Refusal('place-is-outside-your-scope', {}, 403)
  const communes = await communesWithin(tx, [given.unitPath], civilDay(by.now))
  if (communes.length !== 1 || communes[0]?.path !== given.unitPath)
    throw new Refusal('unit-is-not-in-force', { unit: given.unitPath })
  if ((await store.answerRows(tx, one.id, given.asked)) === 0) throw new Refusal('not-found', { what: 'question' }, 404)
  const answers = { ...locked.columns.answers, [given.asked]: given.unitPath }
  await store.saveAnswers(tx, one.id, { ...locked.columns, answers })
  await record(tx, {
    actor: by.actor,
    action: 'venue-import.answered',
    subject: { kind: 'venue-import', id: one.id },
    scopePath: given.unitPath,
    at: by.now,
  })
}

/** Starts registering the rows that fit, in the background; starting twice is no mistake. */
export async function startImport(tx: Transaction, importId: string, by: By): Promise<void> {
  const one = await ownImport(tx, importId, by.actor.id)
  const locked = found(await store.lockImport(tx, one.id), 'venue-import')
  if (locked.state === 'running' || locked.state === 'done') return
  await store.saveState(tx, one.id, 'running', by.now)
  await record(tx, {
    actor: by.actor,
    action: 'venue-import.started',
    subject: { kind: 'venue-import', id: one.id },
    at: by.now,
  })
  await emit(tx, 'venue-import.started', { importId: one.id }, by.now)
}

/** Throws a sheet away with everything that was read from it, unless it is being registered. */
export async function discardImport(tx: Transaction, importId: string, by: By): Promise<void> {
  const one = await ownImport(tx, importId, by.actor.id)
  const locked = found(await store.lockImport(tx, one.id), 'venue-import')
  if (locked.state === 'running') throw new Refusal('import-has-begun', {}, 409)
  await store.emptyImport(tx, one.id)
  await record(tx, {
    actor: by.actor,
    action: 'venue-import.discarded',
    subject: { kind: 'venue-import', id: one.id },
    at: by.now,
  })
}

export function openRow(keyring: Keyring, sealedRow: Buffer): KeptRow {
  return keptRow.parse(JSON.parse(keyring.open(sealedRow, 'venues.import-row')))
}

/** The name of a sheet and its headings that were not read; neither is known of one that was taken in before they were sealed. */
export function openWords(keyring: Keyring, words: Buffer | null): SheetWords {
  if (words === null) return { fileName: '—', notKept: [] }
  return sheetWords.parse(JSON.parse(keyring.open(words, 'venues.import-words')))
}

function sealed(keyring: Keyring, row: JudgedRow): store.SheetRowToStore {
  return {
    row: row.row,
    sealed: keyring.seal(JSON.stringify(row.kept), 'venues.import-row'),
    outcome: row.outcome,
    notes: row.notes,
    // The sheet's own words ask; a keyed mark of them is enough to find the rows that ask the same.
    asked: row.asked === null ? null : keyring.blindIndex(row.asked, 'venues.import-question').toString('base64url'),
  }
}

/** Enough of a sheet to recognise its writing by. */
function* sample(rows: readonly (readonly string[])[]): Generator<string> {
  const step = Math.max(1, Math.floor(rows.length / 500))
  for (let at = 0; at < rows.length; at += step) yield* rows[at] ?? []
}

const breath = () => new Promise((resolve) => setImmediate(resolve))
