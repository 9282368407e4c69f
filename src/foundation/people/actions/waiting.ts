import type { WaitingPart } from '../../../platform/waiting.ts'
import { correctionsWithin } from '../store/corrections.ts'

/** How many people of the asker's area ask for a correction of what is kept of them. */
export const correctionsWaitingFor: WaitingPart = async (db, { actor }) => {
  const rows = await correctionsWithin(db, actor.scopesOf('correction.answer'), 'asked', 200)
  if (rows.length === 0) return []
  return [
    {
      key: 'people.waiting.correction',
      facts: { count: rows.length },
      thing: null,
      since: new Date(Math.min(...rows.map(({ asked_at }) => asked_at.getTime()))),
      dueOn: null,
      link: '/corrections',
    },
  ]
}
