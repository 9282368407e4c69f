import type { Reader } from '../../../platform/database.ts'
import type { Waiting, WaitingPart } from '../../../platform/waiting.ts'
import { isWithin } from '../../../vocabulary/administrative-unit-code.ts'
import { civilDay, startOfCivilDay } from '../../../vocabulary/period.ts'
import { bindsStill } from '../acknowledgement.ts'
import { acknowledgementsOf } from '../store/acknowledgement.ts'
import { exceptionsWaiting } from '../store/authority-exception.ts'
import { draftsWithPage, listDirectivesBinding } from '../store/directive.ts'
import { provisionsOf } from '../store/provision.ts'
import { listReferrals } from '../store/referral.ts'
import { acknowledgementDays, bindingsOf, unitsAmong } from './acknowledge.ts'
import { referralDays } from './show-referral.ts'
import { directiveWords } from './words.ts'

/** Drafts whose page is written and waits for a signature; recommendations that wait for the higher body's word. */
export const directivesWaitingFor: WaitingPart = async (db, { actor, now }) => {
  const signs = isWithin(actor.scopesOf('directive.issue'), 'vn')
  const decides = isWithin(actor.scopesOf('referral.decide'), 'vn')
  const drafts = signs ? await draftsWithPage(db) : []
  const referrals = decides ? await listReferrals(db, { states: ['recommended', 'deferred'], before: null, limit: 100 }) : []
  const usually = await referralDays(
    db,
    referrals.map(({ id }) => id),
    now,
  )
  const names = await directiveWords(db, [...drafts.map(({ id }) => id), ...referrals.map((one) => one.directive_id)])
  return [
    ...drafts.map((one) => ({
      key: 'directives.waiting.sign',
      thing: names.get(one.id) ?? null,
      since: one.changed_at,
      dueOn: null,
      link: `/directives/${one.id}`,
    })),
    ...referrals.map((one) => ({
      key: 'directives.waiting.decide',
      thing: names.get(one.directive_id) ?? null,
      since: startOfCivilDay(one.recommended_on),
      dueOn: one.deferred_until ?? usually.get(one.id) ?? null,
      isSoft: true,
      link: `/referrals/${one.id}`,
    })),
    ...(await exceptionsToDecide(db, actor)),
    ...(await acknowledgementsOwed(db, unitsAmong(actor.scopesOf('directive.acknowledge')), now)),
  ]
}

/** Exceptions that a legal officer who did not draft is asked to confirm. */
async function exceptionsToDecide(db: Reader, actor: Parameters<WaitingPart>[1]['actor']): Promise<Waiting[]> {
  if (!isWithin(actor.scopesOf('exception.decide'), 'vn')) return []
  const asked = (await exceptionsWaiting(db)).filter(({ drafters }) => !drafters.includes(actor.id))
  const names = await directiveWords(
    db,
    asked.map((one) => one.directive_id),
  )
  return asked.map((one) => ({
    key: 'directives.waiting.exception',
    thing: names.get(one.directive_id) ?? null,
    since: one.asked_at,
    dueOn: null,
    link: `/directives/${one.directive_id}`,
  }))
}

/** Directives that bind a unit which has not said yet that it received them; those signed before such terms ran are left alone. */
async function acknowledgementsOwed(db: Reader, units: readonly string[], now: Date): Promise<Waiting[]> {
  if (units.length === 0) return []
  const binding = await listDirectivesBinding(db, units, { states: ['issued'], before: null, limit: 100 })
  const ids = binding.filter(({ unit_path }) => unit_path === 'vn').map(({ id }) => id)
  const due = await acknowledgementDays(db, ids, now)
  const said = await acknowledgementsOf(db, ids)
  const today = civilDay(now)
  const provisions = await provisionsOf(db, ids)
  const contentsOf = (id: string) => bindingsOf(provisions.filter((one) => one.directive_id === id))
  const owed = binding.filter(
    ({ id }) =>
      due.has(id) &&
      units.some(
        (unit) =>
          bindsStill(contentsOf(id), unit, today) && !said.some((one) => one.directive_id === id && one.unit_path === unit),
      ),
  )
  const names = await directiveWords(
    db,
    owed.map(({ id }) => id),
  )
  return owed.map((one) => ({
    key: 'directives.waiting.acknowledge',
    thing: names.get(one.id) ?? null,
    since: one.changed_at,
    dueOn: due.get(one.id) ?? null,
    isSoft: true,
    link: `/directives/${one.id}`,
  }))
}
