import { activeShare, type Compliance, hasFigures, shareLimits, shareOf } from '../../../governance/compliance/web/figures.ts'
import { Bar } from '../../design/Bar.tsx'
import { nameIn } from '../../i18n/names.ts'
import { PageLink } from '../PageLink.tsx'
import { useWords } from '../words.ts'

/** The units directly below that have figures, those that do least first; how many have none is said, not hidden. */
export function UnitsAtAGlance({ data }: { data: Compliance }) {
  const { t, number, language } = useWords()
  if (data.rows.length === 0) return null
  const known = data.rows.filter(hasFigures).sort((one, other) => (activeShare(one) ?? 2) - (activeShare(other) ?? 2))
  const without = data.rows.length - known.length
  return (
    <section className="card overview-units" aria-labelledby="overview-units">
      <div className="card-head">
        <h2 id="overview-units">{t('desk.units-at-a-glance')}</h2>
        <PageLink to="/compliance">{t('desk.page.compliance')}</PageLink>
      </div>
      <div className="card-body">
        {known.length > 0 ? (
          <table className="overview-table">
            <thead>
              <tr>
                <th scope="col">{t('desk.unit.area')}</th>
                <th scope="col">{t('desk.venues-active')}</th>
                <th scope="col" className="overview-number">
                  {t('desk.visits')}
                </th>
                <th scope="col">{t('desk.facilities-connected')}</th>
              </tr>
            </thead>
            <tbody>
              {known.slice(0, most).map((row) => (
                <tr key={row.unitPath}>
                  <th scope="row">
                    <PageLink to={`/compliance?unit=${encodeURIComponent(row.unitPath)}`}>{nameIn(language, row)}</PageLink>
                  </th>
                  <td>
                    <Bar share={activeShare(row)} thresholds={shareLimits} />
                  </td>
                  <td className="overview-number">{row.venues === null ? '–' : number(row.venues.visits)}</td>
                  <td>
                    <Bar
                      share={row.facilities === null ? null : shareOf(row.facilities.connected, row.facilities.known)}
                      thresholds={shareLimits}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        ) : null}
        {known.length > most ? <p className="quiet">{t('desk.more-units', { count: known.length - most })}</p> : null}
        {without > 0 ? <p className="quiet overview-without">{t('desk.units-without-data', { count: without })}</p> : null}
      </div>
    </section>
  )
}

const most = 8
