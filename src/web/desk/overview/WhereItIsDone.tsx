import { useState } from 'react'
import { activeShare, type Compliance, levelOf, shareOf, type UnitRow } from '../../../governance/compliance/web/figures.ts'
import { Chips } from '../../design/Chips.tsx'
import type { LevelStep } from '../../design/Level.tsx'
import { TileMap, type TileValue } from '../../design/TileMap.tsx'
import { nameIn } from '../../i18n/names.ts'
import { PageLink } from '../PageLink.tsx'
import { useWords } from '../words.ts'

type Shown = 'venues' | 'facilities'

/** The country by one of two shares; a province says its figures below the map and opens its own page. */
export function WhereItIsDone({ data }: { data: Compliance }) {
  const { t, percent, language } = useWords()
  const [shown, setShown] = useState<Shown>('venues')
  const [selected, setSelected] = useState<string | null>(null)
  const share = (row: UnitRow) => (shown === 'venues' ? activeShare(row) : connectedShare(row))
  const values = new Map(
    data.rows.map((row): [string, TileValue] => {
      const part = share(row)
      const step = levelOf(part)
      return [
        codeOf(row),
        {
          name: nameIn(language, row),
          step,
          word: step === null ? t('web.no-data') : t(`desk.level.${step}`),
          ...(part === null ? {} : { figure: percent(part) }),
        },
      ]
    }),
  )
  const levels: readonly LevelStep[] = [1, 2, 3, 4, null]
  const row = data.rows.find((one) => codeOf(one) === selected)
  return (
    <section className="card overview-map" aria-labelledby="overview-map">
      <div className="card-head">
        <h2 id="overview-map">{t('desk.where-it-is-done')}</h2>
      </div>
      <div className="card-body">
        <Chips
          label={t('desk.map-shows')}
          chips={[
            { value: 'venues', label: t('desk.map-venues') },
            { value: 'facilities', label: t('desk.map-facilities') },
          ]}
          value={shown}
          onChoose={setShown}
        />
        <TileMap
          label={t('desk.where-it-is-done')}
          values={values}
          legend={levels.map((step) => ({ step, word: step === null ? t('web.no-data') : t(`desk.level.${step}`) }))}
          selected={selected}
          onSelect={setSelected}
        />
        <div className="overview-pointed" role="status">
          {row === undefined ? <p className="quiet">{t('desk.point-at-a-province')}</p> : <Pointed row={row} />}
        </div>
      </div>
    </section>
  )
}

function Pointed({ row }: { row: UnitRow }) {
  const { t, language } = useWords()
  const { venues, facilities } = row
  return (
    <>
      <p>
        <PageLink to={`/compliance?unit=${encodeURIComponent(row.unitPath)}`}>{nameIn(language, row)}</PageLink>
      </p>
      <p>
        {venues === null
          ? t('desk.no-venues')
          : t('desk.venues-sentence', { active: venues.active, registered: venues.registered })}
        {' · '}
        {facilities === null
          ? t('desk.no-facilities')
          : t('desk.facilities-sentence', { connected: facilities.connected, known: facilities.known })}
      </p>
    </>
  )
}

const connectedShare = ({ facilities }: UnitRow): number | null =>
  facilities === null ? null : shareOf(facilities.connected, facilities.known)
const codeOf = (row: UnitRow): string => row.unitPath.slice(3)
