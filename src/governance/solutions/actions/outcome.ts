import { accountsHolding } from '../../../foundation/access/public.ts'
import { system } from '../../../foundation/audit/public.ts'
import { notify } from '../../../foundation/notifications/public.ts'
import type { Transaction } from '../../../platform/database.ts'
import type { House } from '../../../platform/house.ts'
import { decide } from '../../../platform/transitions.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import { outcomesDue } from '../outcome.ts'
import { meets, requirement } from '../requirement.ts'
import { reportersOf } from '../store/difficulty.ts'
import * as store from '../store/outcome.ts'
import { lockRequirement } from '../store/requirement.ts'
import type { Asker } from './asker.ts'
import { nation } from './asker.ts'
import type { TakeFigure } from './figure.ts'
import { caseOf, move, successOf } from './requirement.ts'

/** Once a day, and when the business clock is moved: every outcome whose day has come is taken; each in a transaction of its own. */
export async function takeOutcomes(house: House, take: TakeFigure): Promise<void> {
  const now = house.businessClock.now()
  for (const { id } of await store.awaitingOutcome(house.database.read))
    await house.database.transaction((tx) => takeOutcomesOf(tx, id, take, now))
}

/**
 * The measure that decided once is counted again 30 and 90 days later, and the answer goes to the health authority, which asked, and to
 * whoever reported the difficulty. A measure that slipped takes nothing back; it is said, and another requirement may be made of it.
 */
export async function takeOutcomesOf(tx: Transaction, id: string, take: TakeFigure, now: Date): Promise<void> {
  let row = await lockRequirement(tx, id)
  const by: Asker = { actor: { ...system, scopesOf: () => [] }, scope: [nation], now }
  const today = civilDay(now)
  if (row === undefined || row.state !== 'met') return
  const taken = (await store.outcomesOf(tx, id)).map(({ after_days }) => after_days)
  for (const { afterDays, on } of outcomesDue(civilDay(row.state_since), taken, today)) {
    const figure = await take(tx, row.measure_id, on, today)
    const holds = figure === null ? null : meets(successOf(row), figure.value)
    await store.insertOutcome(tx, {
      requirement_id: id,
      after_days: afterDays,
      taken_on: on,
      value: figure?.value ?? null,
      numerator: figure?.numerator ?? null,
      denominator: figure?.denominator ?? null,
      holds,
    })
    const to = decide(requirement, row.state, 'measure-outcome', caseOf(row, by))
    const facts = { afterDays, measuredOn: on, value: figure?.value ?? null, holds, measureId: row.measure_id, kind: 'measured' }
    const reporterIds = await reportersOf(tx, row.problem_id)
    const { version } = await move(
      tx,
      row,
      to,
      by,
      {},
      { act: 'requirement.outcome-taken', command: 'measure-outcome', facts, reporterIds },
    )
    row = { ...row, version }
    if (figure === null) continue
    const asked = (await accountsHolding(tx, ['health-officer'], nation, today)).map((one) => one.id)
    const key = holds ? 'solutions.notice.outcome-holds' : 'solutions.notice.outcome-slipped'
    const words = { title: row.title, days: afterDays, value: figure.value }
    await notify(tx, reporterIds, { key, facts: words, link: '/difficulties' }, now)
    await notify(tx, asked, { key, facts: words, link: `/requirements/${id}` }, now)
  }
}
