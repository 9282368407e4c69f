import type { ReactNode } from 'react'
import { useWords } from '../words.ts'
import { Spark } from './Spark.tsx'
import { Shape, type Tone } from './StateMark.tsx'
import './kpi-strip.css'

interface KpiProps {
  label: string
  /** Already in the reader's notation; null: not measured. */
  value: string | null
  /** What changed, in words with its sign; `tone` says whether that is good. */
  change?: string
  tone?: Tone
  target?: string
  trend?: readonly (number | null)[]
  /** The rows behind the figure. */
  to?: ReactNode
}

/** The few figures a page is about, side by side; every one opens the rows behind it. */
export function KpiStrip({ label, children }: { label: string; children: ReactNode }) {
  return (
    <section className="kpi-strip" aria-label={label}>
      {children}
    </section>
  )
}

export function Kpi({ label, value, change, tone = 'none', target, trend, to }: KpiProps) {
  const { t } = useWords()
  return (
    <div className={`kpi${value === null ? ' kpi-none' : ''}`}>
      <p className="kpi-label">{label}</p>
      <div className="kpi-line">
        <span className="kpi-value">{value ?? t('web.no-data')}</span>
        {trend && value !== null ? (
          <Spark values={trend} height={26} tone={tone === 'ok' || tone === 'bad' ? tone : 'plain'} />
        ) : null}
      </div>
      <p className="kpi-foot">
        {change ? (
          <span className={`kpi-change kpi-${tone}`}>
            <Shape tone={tone} />
            {change}
          </span>
        ) : null}
        {target ? <span className="kpi-target">{t('web.target', { target })}</span> : null}
        {to}
      </p>
    </div>
  )
}
