import { Kpi, KpiStrip } from '../../../web/design/KpiStrip.tsx'
import { toneOf } from '../../../web/design/share.ts'
import { useWords } from '../../../web/desk/words.ts'
import { FigureLink } from './FigureLink.tsx'
import { activeShare, type Figures, shareLimits, shareOf } from './figures.ts'
import type { SubjectFilters } from './subject-address.ts'

interface KeyFiguresProps {
  figures: Figures
  unit: string
  /** The same figures of the whole day before; missing while they come. */
  before: Figures | undefined
}

/** Registered is not practised: how many venues there are, how many recorded anybody, how many cameras show anything. */
export function KeyFigures({ figures: { venues, facilities }, unit, before }: KeyFiguresProps) {
  const { t, number, percent } = useWords()
  const share = activeShare({ venues })
  const shareBefore = before === undefined ? null : activeShare(before)
  const rows = (kind: SubjectFilters['kind'], state: SubjectFilters['state']) => (
    <FigureLink filters={{ unit, kind, state }}>{t('compliance.see-rows')}</FigureLink>
  )
  return (
    <KpiStrip label={t('compliance.figures')}>
      <Kpi
        label={t('compliance.registered')}
        value={venues === null ? null : number(venues.registered)}
        to={venues === null ? undefined : rows('venue', 'any')}
      />
      <Kpi
        label={t('compliance.active')}
        value={venues === null ? null : number(venues.active)}
        {...(share === null
          ? {}
          : { change: t('compliance.of-registered', { share: percent(share, 1) }), tone: toneOf(share, shareLimits) })}
        to={
          venues === null ? undefined : (
            <>
              {shareBefore === null ? null : <span>{t('compliance.yesterday', { share: percent(shareBefore, 1) })}</span>}
              {rows('venue', 'active')}
            </>
          )
        }
      />
      <Kpi
        label={t('compliance.silent')}
        value={venues === null ? null : number(venues.silent)}
        to={
          venues === null ? undefined : (
            <>
              <span>{t('compliance.visits', { count: venues.visits })}</span>
              {rows('venue', 'silent')}
            </>
          )
        }
      />
      <Kpi
        label={t('compliance.facilities-connected')}
        value={facilities === null ? null : t('compliance.part-of', { part: facilities.connected, whole: facilities.known })}
        to={
          facilities === null ? undefined : (
            <>
              {facilities.notConnected > 0 ? (
                <span>{t('compliance.not-connected', { count: facilities.notConnected })}</span>
              ) : null}
              {facilities.noData > 0 ? <span>{t('compliance.without-data', { count: facilities.noData })}</span> : null}
              {rows('quarantine-facility', 'any')}
            </>
          )
        }
      />
      <Kpi
        label={t('compliance.cameras-working')}
        value={
          facilities === null || facilities.cameras === 0
            ? null
            : t('compliance.part-of', { part: facilities.working, whole: facilities.cameras })
        }
        {...(facilities === null || facilities.cameras === facilities.working
          ? {}
          : {
              change: t('compliance.not-working', { count: facilities.cameras - facilities.working }),
              tone: toneOf(shareOf(facilities.working, facilities.cameras), { warn: 1, bad: 0.8 }),
            })}
        to={facilities === null || facilities.cameras === 0 ? undefined : rows('quarantine-facility', 'not-connected')}
      />
    </KpiStrip>
  )
}
