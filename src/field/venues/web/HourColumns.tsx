import { useWords } from '../../../web/desk/words.ts'
import './hour-columns.css'

/** Twenty-four columns, one an hour; a table for whoever cannot see them, and for the print. */
export function HourColumns({ figures }: { figures: readonly number[] }) {
  const { t, number } = useWords()
  const most = Math.max(1, ...figures)
  return (
    <table className="hour-columns">
      <caption className="only-heard">{t('venues.practice-by-hour')}</caption>
      <thead className="only-heard">
        <tr>
          {figures.map((_, hour) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: an hour is its place
            <th key={hour} scope="col">
              {t('venues.practice-hour', { hour })}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr>
          {figures.map((figure, hour) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: an hour is its place
            <td key={hour}>
              <span className="hour-figure">{figure === 0 ? <span className="only-heard">0</span> : number(figure)}</span>
              <span className="hour-column" aria-hidden="true" style={{ height: `${(figure / most) * 160}px` }} />
              <span className="hour-name" aria-hidden="true">
                {hour}
              </span>
            </td>
          ))}
        </tr>
      </tbody>
    </table>
  )
}
