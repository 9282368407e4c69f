import { useWords } from '../../../../web/kiosk/words.ts'
import type { Direction } from './use-door.ts'

/** Whether those who come now go in or out. */
export function DirectionChoice({ direction, onChoose }: { direction: Direction; onChoose: (direction: Direction) => void }) {
  const { t } = useWords()
  return (
    <fieldset className="door-direction">
      <legend className="only-heard">{t('kiosk.direction')}</legend>
      {(['in', 'out'] as const).map((way) => (
        <label key={way} className="kiosk-button">
          <input type="radio" name="direction" checked={direction === way} onChange={() => onChoose(way)} />
          {t(`kiosk.direction.${way}`)}
        </label>
      ))}
    </fieldset>
  )
}
