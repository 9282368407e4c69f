import { sql } from 'kysely'
import type { Reader, Transaction } from '../../../platform/database.ts'
import { prefixRange } from '../../../vocabulary/administrative-unit-code.ts'
import type { VenueState } from '../venue.ts'

export interface LikeVenue {
  id: number
  code: string
  name: string
  address: string
  path: string
  state: string
  same_name: boolean
  same_device: boolean
}

export interface Look {
  readonly commune: string
  readonly folded: string
  readonly foldedAddress: string
  readonly phoneIndex: Buffer | null
  readonly nameIndex: Buffer | null
  readonly deviceId: string | null
}

/**
 * Venues at one of these addresses of a commune that may be one of those given: with the same name, of the same keeper (by telephone, or by
 * name unless two telephones tell them apart), or of the same device. A look of a device finds a keeper by both together only: whoever types
 * somebody's number must not learn by it who they are. `asked` is the place of the look among those given.
 */
export async function venuesAlike(db: Reader, looks: readonly Look[]): Promise<(LikeVenue & { asked: number })[]> {
  const asked = looks.flatMap((look, at) => {
    if (look.foldedAddress === '') return []
    const { from, to } = prefixRange(look.commune)
    return [
      sql`(${at}::int, ${from}::text, ${to}::text, ${look.folded}::text, ${look.foldedAddress}::text, ${look.phoneIndex}::bytea, ${look.nameIndex}::bytea, ${look.deviceId}::uuid)`,
    ]
  })
  if (asked.length === 0) return []
  const { rows } = await sql<LikeVenue & { asked: number }>`
    with look (asked, from_path, to_path, folded, folded_address, phone_index, name_index, device_id) as (values ${sql.join(asked)})
    select distinct on (look.asked) look.asked, v.id, v.code, v.name, v.address, v.path, v.state,
      v.folded = look.folded as same_name, v.device_id is not distinct from look.device_id as same_device
    from look cross join lateral (
      select * from venues.venue v where v.folded_address = look.folded_address and v.path >= look.from_path collate "C" and v.path < look.to_path collate "C"
        and v.state in ('waiting', 'registered') and (v.folded = look.folded or v.device_id = look.device_id
          or (look.device_id is null and v.keeper_phone_index = look.phone_index)
          or (look.device_id is null and v.keeper_name_index = look.name_index and (v.keeper_phone_index is null or look.phone_index is null))
          or (v.keeper_name_index = look.name_index and v.keeper_phone_index = look.phone_index))
      order by v.folded <> look.folded, v.device_id is distinct from look.device_id, v.id limit 1) as v
    order by look.asked, v.id`.execute(db)
  return rows
}

/** Nobody else registers in these communes until commit: what two people send at once is seen by the second. */
export async function holdCommunes(tx: Transaction, communes: readonly string[]): Promise<void> {
  await sql`
    select pg_advisory_xact_lock(hashtextextended('venues of ' || commune, 0)) from unnest(${[...new Set(communes)].toSorted()}::text[]) as commune`.execute(
    tx,
  )
}

/** Where an import registered venues. */
export async function communesOfImport(tx: Transaction, importId: string): Promise<string[]> {
  const { rows } = await sql<{ path: string }>`
    select distinct regexp_replace(v.path, '/[^/]+$', '') as path from venues.import_row r join venues.venue v on v.id = r.venue_id
    where r.import_id = ${importId}::uuid and r.outcome = 'created' order by 1`.execute(tx)
  return rows.map((row) => row.path)
}

export async function countOfDevice(db: Reader, deviceId: string, since: Date): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from venues.venue where device_id = ${deviceId}::uuid and registered_at > ${since}`.execute(db)
  return rows[0]?.count ?? 0
}

export async function venueIdsOfDevice(db: Reader, deviceId: string): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select id from venues.venue where device_id = ${deviceId}::uuid order by id desc limit 50`.execute(db)
  return rows.map((row) => row.id)
}

export interface VenueFacts {
  id: number
  path: string
  state: string
  code: string
  name: string
  version: number
  keeper_name: Buffer | null
  keeper_phone: Buffer | null
  device_id: string | null
  stated_distinct: boolean
  decision_reason: string | null
  decided_at: Date | null
  registered_at: Date
  rotates: boolean
}
const factColumns = sql`id, path, state, code, name, version, keeper_name, keeper_phone, device_id, stated_distinct, decision_reason, decided_at, registered_at, rotates`

export async function venueFacts(db: Reader, id: number): Promise<VenueFacts | undefined> {
  const { rows } = await sql<VenueFacts>`select ${factColumns} from venues.venue where id = ${id}`.execute(db)
  return rows[0]
}

/** False when somebody decided meanwhile. */
export async function saveDecision(
  tx: Transaction,
  id: number,
  version: number,
  decided: { state: VenueState; code: string; reason: string | null; at: Date },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update venues.venue set state = ${decided.state}, code = ${decided.code}, decision_reason = ${decided.reason}, decided_at = ${decided.at}, version = version + 1
    where id = ${id} and version = ${version}`.execute(tx)
  return numAffectedRows === 1n
}

export async function insertFormerCode(tx: Transaction, code: string, venueId: number, at: Date): Promise<void> {
  await sql`insert into venues.former_code (code, venue_id, retired_at) values (${code}, ${venueId}, ${at})`.execute(tx)
}

export async function formerCodesOf(db: Reader, venueId: number): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`
    select code from venues.former_code where venue_id = ${venueId} order by retired_at desc`.execute(db)
  return rows.map((row) => row.code)
}

export async function venueIdOfFormerCode(db: Reader, code: string): Promise<number | undefined> {
  const { rows } = await sql<{ venue_id: number }>`select venue_id from venues.former_code where code = ${code}`.execute(db)
  return rows[0]?.venue_id
}

export async function setRotation(tx: Transaction, id: number, rotates: boolean): Promise<void> {
  await sql`update venues.venue set rotates = ${rotates}, version = version + 1 where id = ${id}`.execute(tx)
}

/** False when somebody changed the venue meanwhile; without a version the last word holds. */
export async function saveHours(
  tx: Transaction,
  id: number,
  version: number | null,
  hours: { opens: number | null; closes: number | null },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update venues.venue set opens_minute = ${hours.opens}, closes_minute = ${hours.closes}, version = version + 1
    where id = ${id} and (${version}::int is null or version = ${version}::int)`.execute(tx)
  return numAffectedRows === 1n
}

/** Forgets who kept venues that were refused or lost their code before `before`; answers how many. */
export async function forgetKeepers(tx: Transaction, before: Date): Promise<number> {
  const { numAffectedRows } = await sql`
    update venues.venue set keeper_name = null, keeper_phone = null, keeper_phone_index = null, keeper_name_index = null, device_id = null
    where state in ('refused', 'revoked') and decided_at < ${before} and (keeper_name is not null or keeper_phone is not null or device_id is not null)`.execute(
    tx,
  )
  return Number(numAffectedRows ?? 0n)
}

export async function keepersWithoutIndex(tx: Transaction, limit: number): Promise<{ id: number; keeper_name: Buffer }[]> {
  const { rows } = await sql<{ id: number; keeper_name: Buffer }>`
    select id, keeper_name from venues.venue where keeper_name is not null and keeper_name_index is null order by id limit ${limit} for update skip locked`.execute(
    tx,
  )
  return rows
}

export async function saveNameIndex(tx: Transaction, id: number, index: Buffer | null): Promise<void> {
  await sql`update venues.venue set keeper_name_index = ${index} where id = ${id}`.execute(tx)
}

export interface ProvinceRuleRow {
  province_path: string
  from_on: string
  approval: string
  hotline: string | null
  basis: string
  set_by: string
  set_at: Date
}
const ruleColumns = sql`province_path, from_on, approval, hotline, basis, set_by, set_at`

/** The rules of these provinces in force on a day. */
export async function rulesOn(db: Reader, provinces: readonly string[], on: string): Promise<ProvinceRuleRow[]> {
  if (provinces.length === 0) return []
  const { rows } = await sql<ProvinceRuleRow>`
    select distinct on (province_path) ${ruleColumns} from venues.province_rule
    where province_path = any(${[...provinces]}) and from_on <= ${on}::date order by province_path, from_on desc`.execute(db)
  return rows
}

export async function rulesWithin(db: Reader, provinces: readonly string[]): Promise<ProvinceRuleRow[]> {
  const { rows } = await sql<ProvinceRuleRow>`
    select ${ruleColumns} from venues.province_rule where province_path = any(${[...provinces]}) order by province_path, from_on desc`.execute(
    db,
  )
  return rows
}

export async function saveRule(tx: Transaction, rule: ProvinceRuleRow): Promise<void> {
  await sql`
    insert into venues.province_rule (province_path, from_on, approval, hotline, basis, set_by, set_at)
    values (${rule.province_path}, ${rule.from_on}::date, ${rule.approval}, ${rule.hotline}, ${rule.basis}, ${rule.set_by}, ${rule.set_at})
    on conflict (province_path, from_on) do update set approval = excluded.approval, hotline = excluded.hotline, basis = excluded.basis,
      set_by = excluded.set_by, set_at = excluded.set_at`.execute(tx)
}
