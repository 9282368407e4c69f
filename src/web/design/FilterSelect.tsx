import './form.css'

interface FilterSelectProps<Value extends string> {
  label: string
  /** What the list says when nothing is chosen: "Mọi loại văn bản". */
  all: string
  options: readonly { value: Value; label: string }[]
  value: Value | undefined
  onChoose: (value: Value | undefined) => void
}

/** Narrows a list to one of several kinds; beside a search field, where chips would not fit. */
export function FilterSelect<Value extends string>({ label, all, options, value, onChoose }: FilterSelectProps<Value>) {
  return (
    <select
      className="input filter-select"
      aria-label={label}
      value={value ?? ''}
      onChange={(event) => onChoose(options.find((option) => option.value === event.target.value)?.value)}
    >
      <option value="">{all}</option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  )
}
