import { sql } from 'kysely'
import type { Reader } from '../../../platform/database.ts'
import type { Point4Counts } from '../point-4.ts'

interface Row {
  drafted: number
  issued: number
  issued_by_higher: number
  referrals_waiting: number
  mandatory_in_force: number
  first_issued_on: string | null
}

/** The counts behind point 4 of the letter, as they stand on a day. */
export async function countForPoint4(db: Reader, on: string): Promise<Point4Counts & { readonly firstIssuedOn: string | null }> {
  const { rows } = await sql<Row>`
    select
      (select count(*) from directives.directive where state = 'drafted') as drafted,
      (select count(*) from directives.directive where issuer_role = 'health-authority' and issued_on <= ${on}::date) as issued,
      (select count(*) from directives.directive where relays_id is null and issuer_role <> 'health-authority' and issued_on <= ${on}::date) as issued_by_higher,
      (select count(*) from directives.referral r where r.state in ('recommended', 'deferred') or (r.state in ('approved', 'approved-with-changes', 'authorised')
        and not exists (select 1 from directives.directive d where d.referral_id = r.id))) as referrals_waiting,
      (select count(*) from directives.provision p join directives.directive d on d.id = p.directive_id
        where p.referral_id is null and p.force = 'mandatory' and p.from_on <= ${on}::date
          and d.issued_on <= ${on}::date and (p.ends_on is null or p.ends_on > ${on}::date) and d.state <> 'suspended') as mandatory_in_force,
      (select min(issued_on) from directives.directive where issued_on <= ${on}::date) as first_issued_on`.execute(db)
  const row = rows[0]
  if (row === undefined) throw new Error('counting answered no row')
  return {
    drafted: row.drafted,
    issued: row.issued,
    issuedByHigher: row.issued_by_higher,
    referralsWaiting: row.referrals_waiting,
    mandatoryInForce: row.mandatory_in_force,
    firstIssuedOn: row.first_issued_on,
  }
}
