import { notify } from '../../../foundation/notifications/public.ts'
import type { Transaction } from '../../../platform/database.ts'
import { newId } from '../../../platform/id.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { decide } from '../../../platform/transitions.ts'
import { isWithin } from '../../../vocabulary/administrative-unit-code.ts'
import { type DifficultyCategory, difficulty } from '../difficulty.ts'
import { carriesPersonalData } from '../personal-words.ts'
import * as store from '../store/difficulty.ts'
import { type Asker, asRead, type Step } from './asker.ts'
import { chronicle } from './chronicle.ts'

/** One tap in the field. Without a unit it is about the reporter's own; words are welcome, not required. */
export async function reportDifficulty(
  tx: Transaction,
  given: { category: DifficultyCategory; words: string; unitPath: string | null; metOnPage?: string | null },
  by: Asker,
): Promise<Step> {
  const unitPath = given.unitPath ?? by.scope[0]
  if (unitPath === undefined || !isWithin(by.scope, unitPath)) throw new Refusal('place-is-outside-your-scope', {}, 403)
  if (carriesPersonalData(given.words)) throw new Refusal('difficulty-carries-personal-data')
  const { category, words } = given
  const id = newId()
  await store.insertDifficulty(tx, {
    id,
    category,
    words,
    unitPath,
    state: difficulty.first,
    reporterId: by.actor.id,
    metOnPage: given.metOnPage ?? null,
    at: by.now,
  })
  const step = { act: 'difficulty.reported', thing: 'difficulty', command: 'report', from: null, to: difficulty.first } as const
  await chronicle(tx, by, { ...step, id, scopePath: unitPath, facts: { category } })
  return { id, state: difficulty.first, version: 1 }
}

/** The health authority says why a difficulty becomes no problem for a solution; its reporter reads the reason. */
export async function setDifficultyAside(
  tx: Transaction,
  given: { difficultyId: string; version: number; reason: string },
  by: Asker,
): Promise<Step> {
  const [locked] = await store.lockDifficulties(tx, [given.difficultyId])
  const at = { id: given.difficultyId, version: given.version }
  const row = await asRead(tx, locked, 'difficulty', at, (one) => isWithin(by.scope, one.unit_path))
  const to = decide(difficulty, row.state, 'set-aside', null)
  await store.setAside(tx, row.id, given.reason, to)
  const step = { act: 'difficulty.set-aside', thing: 'difficulty', command: 'set-aside', from: row.state, to } as const
  await chronicle(tx, by, { ...step, id: row.id, scopePath: row.unit_path, words: given.reason })
  await notify(tx, [row.reporter_id], { key: 'solutions.notice.difficulty-set-aside', facts: {}, link: '/difficulties' }, by.now)
  return { id: row.id, state: to, version: row.version + 1 }
}

/** Puts waiting difficulties behind a problem; all of them or none. */
export async function groupUnder(tx: Transaction, problemId: string, difficultyIds: readonly string[], by: Asker): Promise<void> {
  const ids = [...new Set(difficultyIds)]
  const rows = (await store.lockDifficulties(tx, ids)).filter((row) => isWithin(by.scope, row.unit_path))
  if (rows.length < ids.length) throw new Refusal('difficulties-are-not-there', { count: ids.length - rows.length }, 404)
  const taken = rows.filter((row) => row.state !== difficulty.first)
  if (taken.length > 0) throw new Refusal('difficulties-are-no-longer-waiting', { count: taken.length }, 409)
  await store.groupDifficulties(tx, ids, problemId, decide(difficulty, difficulty.first, 'group', null))
}
