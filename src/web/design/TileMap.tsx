// biome-ignore-all lint/a11y/useSemanticElements: buttons and field sets cannot be drawn inside an SVG
import { type KeyboardEvent, useId, useRef, useState } from 'react'
import tiles from '../../foundation/places/data/province-tiles.json' with { type: 'json' }
import { useWords } from '../words.ts'
import { Level, type LevelStep } from './Level.tsx'
import { type Arrow, nearestTile, type TilePlace } from './tile-neighbour.ts'
import './charts.css'

export interface TileValue {
  /** The province's name on the day shown. */
  name: string
  step: LevelStep
  /** What the level or state is called; heard with the name. */
  word: string
  /** At most four characters under the abbreviation. */
  figure?: string
}

interface TileMapProps {
  label: string
  /** By province code (two digits); a province that is missing counts as not reported. */
  values: ReadonlyMap<string, TileValue>
  legend: readonly { step: LevelStep; word: string }[]
  selected?: string | null
  onSelect?: (code: string) => void
}

/** Viet Nam as equal tiles: a small province is as visible as a large one, and both archipelagos are on it. */
export function TileMap({ label, values, legend, selected = null, onSelect }: TileMapProps) {
  const { t, language } = useWords()
  const hatch = useId()
  const svg = useRef<SVGSVGElement>(null)
  const [reached, setReached] = useState(selected ?? '01')
  const step = (event: KeyboardEvent, code: string) => {
    const arrow = arrows.find((known) => known === event.key)
    const next = arrow ? nearestTile(provinceTiles, code, arrow) : undefined
    if (arrow) event.preventDefault()
    if (next !== undefined) {
      setReached(next)
      svg.current?.querySelector<SVGGElement>(`[data-province="${next}"]`)?.focus()
    }
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      onSelect?.(code)
    }
  }
  return (
    <div className="tile-map">
      <svg
        ref={svg}
        viewBox={`-3 -3 ${10 * size + 6} ${21 * size + 4}`}
        role="group"
        aria-label={`${label}. ${t('web.map-keys')}`}
      >
        <defs>
          <pattern id={hatch} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="5" height="5" style={{ fill: 'var(--hatch-bg)' }} />
            <rect width="1.6" height="5" style={{ fill: 'var(--hatch)' }} />
          </pattern>
        </defs>
        {provinceTiles.map(({ code, abbreviation, x, y }) => {
          const value = values.get(code)
          const step4 = value?.step ?? null
          return (
            <g
              key={code}
              data-province={code}
              className={`tile tile-on-${step4 ?? 'none'}`}
              role="button"
              tabIndex={code === reached ? 0 : -1}
              aria-pressed={code === selected}
              transform={`translate(${x * size},${y * size})`}
              onClick={() => {
                setReached(code)
                onSelect?.(code)
              }}
              onKeyDown={(event) => step(event, code)}
            >
              <title>{`${value?.name ?? abbreviation}: ${value?.word ?? t('web.no-data')}${value?.figure ? `, ${value.figure}` : ''}`}</title>
              <rect
                className={`tile-${step4 ?? 'none'}`}
                width={size - 2}
                height={size - 2}
                rx={3}
                fill={step4 === null ? `url(#${hatch})` : undefined}
              />
              <text className="tile-name" x={(size - 2) / 2} y={value?.figure ? 11.5 : 16}>
                {abbreviation}
              </text>
              {value?.figure ? (
                <text className="tile-figure" x={(size - 2) / 2} y={21}>
                  {value.figure}
                </text>
              ) : null}
            </g>
          )
        })}
        {tiles.archipelagos.map(({ district, name, nameEn, y }) => (
          <g key={district} className="archipelago" transform={`translate(${7.35 * size},${y * size})`}>
            <title>{language === 'vi' ? name : nameEn}</title>
            <rect width={2.5 * size} height={size - 2} rx={3} />
            <text x={1.25 * size} y={10.5}>
              {language === 'vi' ? 'Quần đảo' : islandName(name)}
            </text>
            <text x={1.25 * size} y={20}>
              {language === 'vi' ? islandName(name) : 'Archipelago'}
            </text>
          </g>
        ))}
      </svg>
      <ul className="tile-legend">
        {legend.map(({ step: shown, word }) => (
          <li key={shown ?? 'none'}>
            <Level step={shown} word={word} />
          </li>
        ))}
      </ul>
    </div>
  )
}

export const provinceTiles: readonly TilePlace[] = Object.entries(tiles.provinces).map(([code, tile]) => ({ code, ...tile }))

const size = 27
const arrows: readonly Arrow[] = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']
const islandName = (name: string): string => name.replace(/^Quần đảo /, '')
