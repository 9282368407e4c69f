import { zaloMessage } from '../../../web/design/zalo.ts'
import { nameIn } from '../../../web/i18n/names.ts'
import type { Speech } from '../../../web/i18n/words.ts'
import type { vi as shared } from '../../../web/messages.vi.ts'
import type { vi } from '../messages.vi.ts'
import { metStates, type ObligationState } from '../obligation.ts'
import { activeShare, type Compliance, dutiesIn, shareOf, type UnitRow } from './figures.ts'

type Say = Speech<typeof vi & typeof shared>

/** The figures of one unit and the units below it that practise least, as one chat message without any person in it. */
export function unitMessage(say: Say, data: Compliance, simulated: boolean): string {
  const { t, number, percent } = say
  const { venues, facilities, venueStates, facilityStates } = data.total
  const count = (state: ObligationState) => venueStates[state] + facilityStates[state]
  const duties = dutiesIn(venueStates) + dutiesIn(facilityStates)
  const met = metStates.reduce((sum, state) => sum + count(state), 0)
  const figure = (label: string, value: string) => `• ${t('compliance.message-figure', { label, value })}`
  const none = t('web.no-data')
  const share = activeShare(data.total)
  const head = [
    t('compliance.title-of', { unit: nameIn(say.language, data) }).toLocaleUpperCase(say.language),
    t('web.as-of', { when: say.asOf(data.asOf) }),
    ...(simulated ? [`(${t('web.simulated-data')})`] : []),
    figure(t('compliance.registered'), venues === null ? none : number(venues.registered)),
    figure(t('compliance.active'), venues === null || share === null ? none : `${number(venues.active)} (${percent(share, 1)})`),
    figure(t('compliance.silent'), venues === null ? none : number(venues.silent)),
    figure(
      t('compliance.facilities-connected'),
      facilities === null ? none : t('compliance.part-of', { part: facilities.connected, whole: facilities.known }),
    ),
    figure(
      t('compliance.cameras-working'),
      facilities === null || facilities.cameras === 0
        ? none
        : t('compliance.part-of', { part: facilities.working, whole: facilities.cameras }),
    ),
    ...(duties > 0
      ? [
          figure(t('compliance.duties-met'), `${number(met)}/${number(duties)}`),
          figure(t('compliance.state.open-overdue'), number(count('open-overdue'))),
        ]
      : []),
    // Without a date nothing is overdue; a message that only said so would read as if all were well.
    ...saidIfAny.filter((state) => count(state) > 0).map((state) => figure(t(`compliance.state.${state}`), number(count(state)))),
  ]
  const lowest = lowestFirst(data.rows)
  if (lowest.length > 0) head.push(t('compliance.lowest'))
  const lines = lowest.map(
    (row, i) =>
      `${i + 1}. ${t('compliance.message-unit', {
        unit: nameIn(say.language, row),
        active: row.venues?.active ?? 0,
        registered: row.venues?.registered ?? 0,
        share: percent(activeShare(row) ?? 0, 1),
      })}`,
  )
  return zaloMessage(head.join('\n'), lines.slice(0, 10), (left) => t('compliance.message-more', { left }))
}

const saidIfAny = ['open-in-term', 'open-without-date', 'lapsed', 'no-data', 'not-yet-due-to-begin', 'suspended'] as const

/** Units whose venues are known, the lowest share first. */
export function lowestFirst(rows: readonly UnitRow[]): readonly UnitRow[] {
  return rows
    .flatMap((row) => {
      const share = row.venues === null ? null : shareOf(row.venues.active, row.venues.registered)
      return share === null ? [] : [{ row, share }]
    })
    .sort((one, other) => one.share - other.share)
    .map(({ row }) => row)
}

interface Place {
  readonly name: string
  readonly address: string
  /** What is to be done or why it is not: a state or a reason, already in words. */
  readonly about: string
}

/** A list of organisations as one chat message: as many whole lines as fit. `total` counts also those that were not fetched. */
export function placesMessage(
  say: Say,
  title: string,
  asOf: string,
  places: readonly Place[],
  simulated: boolean,
  total = places.length,
): string {
  const head = [
    title.toLocaleUpperCase(say.language),
    say.t('web.as-of', { when: say.asOf(asOf) }),
    ...(simulated ? [`(${say.t('web.simulated-data')})`] : []),
  ].join('\n')
  const lines = places.map(({ name, address, about }, i) => `${i + 1}. ${[name, address, about].filter(Boolean).join(' – ')}`)
  return zaloMessage(head, lines, (left) =>
    say.t('compliance.subjects-left', { left: left + Math.max(0, total - places.length) }),
  )
}
