import { useWords } from '../words.ts'
import './form.css'

interface ChipsProps<Value extends string> {
  label: string
  chips: readonly { value: Value; label: string; count?: number }[]
  value: Value
  onChoose: (value: Value) => void
}

/** Quick filters with their counts; one holds at a time. */
export function Chips<Value extends string>({ label, chips, value, onChoose }: ChipsProps<Value>) {
  const { number } = useWords()
  return (
    <fieldset className="chips" aria-label={label}>
      {chips.map((chip) => (
        <button key={chip.value} type="button" aria-pressed={chip.value === value} onClick={() => onChoose(chip.value)}>
          {chip.label}
          {chip.count === undefined ? null : <span>{number(chip.count)}</span>}
        </button>
      ))}
    </fieldset>
  )
}
