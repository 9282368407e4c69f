import type { WaitingPart } from '../../../platform/waiting.ts'
import { followUpsWaiting } from '../store/follow-up.ts'

/**
 * How many people on the asker's list still have to be called; one line, because their names stand on the list itself. The nation's desks
 * see the list, but it is provinces and communes that call.
 */
export const followUpsWaitingFor: WaitingPart = async (db, { actor }) => {
  const { count, since } = await followUpsWaiting(
    db,
    actor.scopesOf('declaration.follow').filter((path) => path !== 'vn'),
  )
  if (count === 0 || since === null) return []
  return [{ key: 'declarations.waiting.follow-up', facts: { count }, thing: null, since, dueOn: null, link: '/declarations' }]
}
