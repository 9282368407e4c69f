import { Refusal } from '../../../platform/refusal.ts'
import { readFirstSheet } from '../../../platform/sheet/workbook.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import type { Access } from '../access.ts'
import { heldFor, loadAccount } from '../account.ts'
import { readAccountSheet, type SheetFault, type SheetRow } from '../account-sheet.ts'
import { decideGrant, type GrantDecision, type HeldRole } from '../grant.ts'
import { takenUsernames } from '../store/account.ts'
import { type By, storeAccounts, withOneTimePassword } from './create-account.ts'

/** One sending creates this many: their passwords take some ten seconds to hash, and a request should not take longer. */
const mostPerSending = 300
const mostRows = 2000

type RowOutcome =
  | 'created'
  | 'can-be-created'
  | 'left-for-the-next-sending'
  | 'user-name-is-taken'
  | 'unit-is-not-known'
  | SheetFault
  | (GrantDecision & { allowed: false })['code']

export interface ImportedRow {
  readonly row: number
  readonly username: string
  readonly outcome: RowOutcome
  readonly oneTimePassword: string | null
}

/**
 * Creates accounts from an Excel sheet. Rows that fit are created, the others are reported with their reason; sending the same file
 * again creates nobody twice and goes on where the last sending stopped. A dry run writes nothing. Commits by itself, so that no
 * transaction waits while passwords are hashed.
 */
export async function importAccounts(
  access: Access,
  file: Buffer,
  by: By,
  { isDryRun, most = mostPerSending }: { isDryRun: boolean; most?: number },
): Promise<{ created: number; rows: ImportedRow[] }> {
  const { database } = access.house
  const rows = await readRows(file)
  const judged = await judge(access, rows, by)
  const fitting = rows.filter((row) => judged.get(row) === undefined)
  const chosen = isDryRun ? [] : fitting.slice(0, most)
  const made = await mapTwoAtATime(chosen, async (row) => ({ row, ...(await withOneTimePassword(access, row)) }))
  const places = await placesOf(access, chosen, civilDay(by.now))
  const wanted = made.map(({ account, row }) => ({
    account,
    roles: row.roles.map((role) => ({ role, unitPath: places.get(row.place) ?? row.place })),
  }))
  const inserted =
    wanted.length === 0 ? new Set<string>() : await database.transaction((tx) => storeAccounts(tx, access, wanted, by))
  const madeFor = new Map(
    made.map(({ row, account, oneTimePassword }) => [row, inserted.has(account.id) ? oneTimePassword : null]),
  )
  return {
    created: inserted.size,
    rows: rows.map((row) => {
      const oneTimePassword = madeFor.get(row)
      const fits =
        oneTimePassword === undefined
          ? isDryRun
            ? 'can-be-created'
            : 'left-for-the-next-sending'
          : oneTimePassword === null
            ? 'user-name-is-taken'
            : 'created'
      return { row: row.row, username: row.username, outcome: judged.get(row) ?? fits, oneTimePassword: oneTimePassword ?? null }
    }),
  }
}

async function readRows(file: Buffer): Promise<readonly SheetRow[]> {
  const reading = readAccountSheet(await readFirstSheet(file))
  if (!reading.ok) throw new Refusal('sheet-lacks-columns', { columns: [...reading.missingColumns] })
  if (reading.rows.length > mostRows) throw new Refusal('sheet-has-too-many-rows', { rows: reading.rows.length, limit: mostRows })
  return reading.rows
}

/** Why a row cannot be created; a row that can is not in the answer. */
async function judge(access: Access, rows: readonly SheetRow[], by: By): Promise<Map<SheetRow, RowOutcome>> {
  const { read } = access.house.database
  const on = civilDay(by.now)
  const granter = await loadAccount(read, access.places, by.actor.id, on)
  const taken = await takenUsernames(
    read,
    rows.map(({ username }) => username),
  )
  const places = await placesOf(access, rows, on)
  const held = granter === undefined ? [] : heldFor(granter)
  return new Map(
    rows.flatMap((row): [SheetRow, RowOutcome][] => {
      const reason =
        row.fault ?? (taken.has(row.username) ? 'user-name-is-taken' : refusalOf(row, places.get(row.place), held, on))
      return reason === undefined ? [] : [[row, reason]]
    }),
  )
}

function refusalOf(row: SheetRow, unitPath: string | undefined, held: readonly HeldRole[], on: string): RowOutcome | undefined {
  if (unitPath === undefined) return 'unit-is-not-known'
  const decisions = row.roles.map((role) => decideGrant(held, { role, unitPath }, on))
  return decisions.flatMap((decision) => (decision.allowed ? [] : [decision.code]))[0]
}

async function placesOf(access: Access, rows: readonly SheetRow[], on: string): Promise<ReadonlyMap<string, string>> {
  return access.places.findPlaces(access.house.database.read, [...new Set(rows.map(({ place }) => place))], on)
}

/** Half of the threads that Node hashes on, so that people can sign in meanwhile. */
async function mapTwoAtATime<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = []
  for (let at = 0; at < items.length; at += 2) results.push(...(await Promise.all(items.slice(at, at + 2).map(work))))
  return results
}
