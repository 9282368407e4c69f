import type { WaitingPart } from '../../../platform/waiting.ts'
import { isWithin } from '../../../vocabulary/administrative-unit-code.ts'
import { startOfCivilDay } from '../../../vocabulary/period.ts'
import { draftsWithPage } from '../store/directive.ts'
import { listReferrals } from '../store/referral.ts'
import { directiveWords } from './words.ts'

/** Drafts whose page is written and waits for a signature; recommendations that wait for the higher body's word. */
export const directivesWaitingFor: WaitingPart = async (db, { actor }) => {
  const signs = isWithin(actor.scopesOf('directive.issue'), 'vn')
  const decides = isWithin(actor.scopesOf('referral.decide'), 'vn')
  const drafts = signs ? await draftsWithPage(db) : []
  const referrals = decides ? await listReferrals(db, { states: ['recommended', 'deferred'], before: null, limit: 100 }) : []
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
      dueOn: one.deferred_until,
      link: `/referrals/${one.id}`,
    })),
  ]
}
