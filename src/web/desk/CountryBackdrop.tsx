import tiles from '../../foundation/places/data/province-tiles.json' with { type: 'json' }

/** The country as equal tiles, with both archipelagos: decoration, and a promise of what the desk shows. */
export function CountryBackdrop() {
  return (
    <svg className="entry-country" viewBox="-4 -4 268 574" aria-hidden="true">
      {Object.entries(tiles.provinces).map(([code, { x, y }]) => (
        <rect
          key={code}
          x={x * 27}
          y={y * 27}
          width={25}
          height={25}
          rx={4}
          className={`entry-tile-${(Number(code) * 7 + x * 3 + y) % 5}`}
        />
      ))}
      {tiles.archipelagos.map(({ district, x, y }) => (
        <g key={district} className="entry-islands" transform={`translate(${x * 27},${y * 27})`}>
          <circle cx="6" cy="8" r="2.4" />
          <circle cx="15" cy="5" r="1.8" />
          <circle cx="19" cy="13" r="2.6" />
          <circle cx="10" cy="18" r="2" />
          <circle cx="22" cy="21" r="1.6" />
        </g>
      ))}
    </svg>
  )
}
