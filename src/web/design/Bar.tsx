import { useWords } from '../words.ts'
import { type Thresholds, toneOf } from './share.ts'
import './charts.css'

interface BarProps {
  /** Between 0 and 1; null: not measured, drawn hatched and said in words. */
  share: number | null
  thresholds?: Thresholds
  digits?: number
}

/** A share as a short bar and its figure, for a table's cell. */
export function Bar({ share, thresholds, digits = 0 }: BarProps) {
  const { t, percent } = useWords()
  if (share === null) {
    return (
      <span className="bar bar-none" title={t('web.no-data')}>
        <span className="bar-track" aria-hidden="true" />
        <span className="bar-figure" aria-hidden="true">
          –
        </span>
        <span className="only-heard">{t('web.no-data')}</span>
      </span>
    )
  }
  const tone = thresholds ? toneOf(share, thresholds) : 'ok'
  return (
    <span className={`bar bar-${tone}`}>
      <span className="bar-track" aria-hidden="true">
        <span style={{ width: `${Math.max(0, Math.min(1, share)) * 100}%` }} />
      </span>
      <span className="bar-figure">{percent(share, digits)}</span>
    </span>
  )
}
