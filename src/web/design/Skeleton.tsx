import { useWords } from '../words.ts'
import { useLate } from './late.ts'
import './states.css'

/** Grey blocks in the final geometry, one per height in pixels, shown only when the answer takes its time. */
export function Skeleton({ heights }: { heights: readonly number[] }) {
  const { t } = useWords()
  const late = useLate(true)
  return (
    <div className="skeleton" role="status">
      <span className="only-heard">{late ? t('web.loading') : ''}</span>
      {heights.map((height, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: blocks never move
        <div key={i} className={late ? 'skeleton-block' : ''} style={{ height }} />
      ))}
    </div>
  )
}
