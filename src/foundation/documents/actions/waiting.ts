import type { WaitingPart } from '../../../platform/waiting.ts'
import { type Hands, outgoing } from '../outgoing.ts'
import { outgoingWaiting } from '../store/outgoing.ts'
import { documentWords } from './read.ts'

/** By whose right an outgoing document is moved on from each state; giving up or back is nobody's turn. */
const turns = outgoing.transitions.filter(
  ({ command, by }) => by !== 'system' && !['return', 'cancel', 'void', 'recall', 'submit', 'sign-beside'].includes(command),
)

/** Minutes of two sides that the other side is still to sign. */
const awaitsOtherSide = ({ namedBeside, signedBeside }: Hands): boolean => namedBeside !== undefined && signedBeside === undefined

/** Outgoing documents to review, check, sign, number, seal or issue. What a directive's own steps sign is not here. */
export const documentsWaitingFor: WaitingPart = async (db, { actor }) => {
  const found = []
  for (const permission of new Set(turns.map(({ by }) => by))) {
    const states = turns.filter(({ by }) => by === permission).flatMap(({ from }) => [...from])
    found.push(...(await outgoingWaiting(db, actor.scopesOf(permission), states)))
  }
  const given = found.filter(({ state, hands }) => state !== 'signed' || !awaitsOtherSide(hands))
  const beside = (await outgoingWaiting(db, actor.scopesOf('document.sign'), ['signed'])).filter(
    ({ hands }) => awaitsOtherSide(hands) && hands.namedBeside === actor.id,
  )
  const waiting = [...given, ...beside.map((one) => ({ ...one, state: 'to-sign' as const }))]
  const names = await documentWords(
    db,
    waiting.map(({ document_id }) => document_id),
  )
  return waiting.map(({ document_id, state, moved_at }) => ({
    key: `documents.waiting.${state}`,
    thing: names.get(document_id) ?? null,
    since: moved_at,
    dueOn: null,
    link: `/documents/${document_id}`,
  }))
}
