import type { Transaction } from '../../../platform/database.ts'
import { found } from '../../../platform/refusal.ts'
import { decide } from '../../../platform/transitions.ts'
import { proposal } from '../proposal.ts'
import type { Authority } from '../side.ts'
import * as store from '../store/extension.ts'
import type { Asker, Step } from './asker.ts'
import { holdProposal, moveProposal, type OnProposal } from './proposal.ts'
import { requireComing } from './registry.ts'
import { extendOpinionTerm } from './terms.ts'

/** An authority asks for more time: once in a round, and for no longer than it was first given. */
export async function askExtension(
  tx: Transaction,
  given: OnProposal & { side: Authority; untilOn: string; reason: string },
  by: Asker,
): Promise<Step> {
  const { side, untilOn, reason } = given
  requireComing(untilOn, by.now)
  const held = await holdProposal(tx, given, by, side)
  const extendedBefore = held.extensions.some((one) => one.side === side)
  const to = decide(proposal, held.row.state, 'ask-extension', { ...held.case, extendedBefore, extensionUntil: untilOn })
  const asked = { round: held.row.round, side, until_on: untilOn, reason, asked_by_name: by.actor.displayName, asked_at: by.now }
  await store.insertExtension(tx, held.solutionId, asked)
  const step = { act: 'extension.asked', command: 'ask-extension', words: reason, facts: { side, dueOn: untilOn } } as const
  return moveProposal(tx, held, to, by, {}, step)
}

/** Who asked for the opinions grants the day or leaves it at the old one. */
export async function decideExtension(
  tx: Transaction,
  given: OnProposal & { side: Authority; granted: boolean; words: string | null },
  by: Asker,
): Promise<Step> {
  const { side, granted, words } = given
  const held = await holdProposal(tx, given, by)
  const to = decide(proposal, held.row.state, 'decide-extension', held.case)
  const waiting = found(
    held.extensions.find((one) => one.side === side && one.granted === null),
    'extension',
  )
  if (granted) requireComing(waiting.until_on, by.now)
  await store.decideExtension(
    tx,
    held.solutionId,
    { round: held.row.round, side },
    { granted, byName: by.actor.displayName, at: by.now },
  )
  const later = [waiting.until_on, held.row.opinions_due_on ?? waiting.until_on].toSorted().at(-1) ?? waiting.until_on
  if (granted) await extendOpinionTerm(tx, held.solutionId, side, waiting.until_on, by.now)
  const facts = { side, granted, ...(granted ? { dueOn: later } : null) }
  const step = { act: 'extension.decided', command: 'decide-extension', words, facts } as const
  return moveProposal(tx, held, to, by, granted ? { dueOn: later } : {}, step)
}
