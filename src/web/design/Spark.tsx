import './charts.css'

interface SparkProps {
  /** One value a day, oldest first; null leaves a gap. Decoration beside the figures that say the same. */
  values: readonly (number | null)[]
  width?: number
  height?: number
  tone?: 'plain' | 'ok' | 'bad'
}

export function Spark({ values, width = 64, height = 24, tone = 'plain' }: SparkProps) {
  return (
    <svg className={`spark spark-${tone}`} width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      {sparkLines(values, width, height).map((points) => (
        <polyline key={points} points={points} />
      ))}
    </svg>
  )
}

/** The unbroken stretches of a series as polyline points; a single measured day becomes a short dash. */
export function sparkLines(values: readonly (number | null)[], width: number, height: number): string[] {
  const measured = values.filter((value) => value !== null)
  const low = Math.min(0, ...measured)
  const span = Math.max(...measured, low + 1e-9) - low
  const step = values.length > 1 ? (width - 2) / (values.length - 1) : 0
  const lines: string[][] = []
  let previous: number | null = null
  values.forEach((value, i) => {
    if (value !== null) {
      if (previous === null) lines.push([])
      lines.at(-1)?.push(`${(1 + i * step).toFixed(1)},${(height - 2 - ((value - low) / span) * (height - 4)).toFixed(1)}`)
    }
    previous = value
  })
  return lines.map((points) => (points.length === 1 ? dashAt(points[0] ?? '') : points.join(' ')))
}

function dashAt(point: string): string {
  const [x = 0, y = 0] = point.split(',').map(Number)
  return `${x - 1},${y} ${x + 1},${y}`
}
