// biome-ignore-all lint/a11y/useFocusableInteractive: the text box keeps the focus and names its active option
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the text box answers the keys for its options
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react'
import { foldVietnamese } from '../../vocabulary/person-name.ts'
import { useWords } from '../words.ts'
import type { Option } from './Choice.tsx'
import { Field } from './Field.tsx'
import type { Form } from './form.ts'

interface ComboboxProps {
  form: Form
  name: string
  label: string
  options: readonly Option[]
  hint?: ReactNode
  optional?: boolean
  start?: string
  onChoose?: (value: string) => void
  /** There are too many to bring them all: the options come from elsewhere for what is typed. */
  onType?: (text: string) => void
  /** They are on their way. */
  looking?: boolean
}

/** One of hundreds, found by typing with or without diacritics; the form sends the chosen option's value. */
export function Combobox({
  form,
  name,
  label,
  options,
  hint,
  optional,
  start = '',
  onChoose,
  onType,
  looking = false,
}: ComboboxProps) {
  const { t } = useWords()
  const list = useId()
  const box = useRef<HTMLInputElement>(null)
  const [value, setValue] = useState(start)
  const [text, setText] = useState(() => options.find((option) => option.value === start)?.label ?? '')
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(0)
  const found = open ? (onType ? options : matching(options, text, value)) : []

  const choose = (option: Option | undefined) => {
    if (option === undefined) return
    setValue(option.value)
    setText(option.label)
    setOpen(false)
    onChoose?.(option.value)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      setOpen(true)
      setActive((now) => Math.max(0, Math.min(found.length - 1, now + (event.key === 'ArrowDown' ? (open ? 1 : 0) : -1))))
    } else if (event.key === 'Enter' && open) choose(found[active])
    else if (event.key === 'Escape' && open) setOpen(false)
    else return
    event.preventDefault()
  }
  return (
    <Field form={form} name={name} label={label} hint={hint} optional={optional ? t('web.optional') : undefined}>
      {(ids) => (
        <div className="combobox">
          <input
            {...ids}
            ref={box}
            className="input"
            role="combobox"
            aria-expanded={open}
            aria-controls={list}
            aria-autocomplete="list"
            aria-activedescendant={open && found[active] ? `${list}-${active}` : undefined}
            autoComplete="off"
            spellCheck={false}
            value={text}
            onChange={(event) => {
              setText(event.target.value)
              setValue('')
              setActive(0)
              setOpen(true)
              onType?.(event.target.value)
            }}
            onClick={() => setOpen(true)}
            onBlur={() => setOpen(false)}
            onKeyDown={onKeyDown}
          />
          <input type="hidden" name={name} value={value} />
          {/* Taking the mouse press keeps the focus, and so the list, until the click arrives. */}
          <div
            id={list}
            role="listbox"
            aria-label={label}
            className="combobox-list"
            hidden={!open}
            onMouseDown={(event) => event.preventDefault()}
          >
            {found.map((option, i) => (
              <div
                key={option.value}
                id={`${list}-${i}`}
                role="option"
                aria-selected={i === active}
                className="combobox-option"
                ref={i === active ? intoView : undefined}
                onClick={() => choose(option)}
              >
                {option.label}
                {option.hint ? <span className="field-hint">{option.hint}</span> : null}
              </div>
            ))}
            {open && found.length === 0 ? (
              <p className="combobox-none">{looking ? t('web.loading') : t('web.nothing-matches')}</p>
            ) : null}
          </div>
        </div>
      )}
    </Field>
  )
}

/** Options whose label has the typed text, those that begin with it first; all of them while nothing new is typed. */
export function matching(options: readonly Option[], text: string, value: string): readonly Option[] {
  const wanted = foldVietnamese(text)
  if (wanted === '' || value !== '') return options.slice(0, most)
  const found = options.flatMap((option) => {
    const at = foldVietnamese(option.label).indexOf(wanted)
    return at < 0 ? [] : [{ option, rank: at === 0 ? 0 : 1 }]
  })
  return found
    .sort((one, other) => one.rank - other.rank)
    .slice(0, most)
    .map(({ option }) => option)
}

const most = 100
/** Moves only the list: scrollIntoView would move every scrolling ancestor with it. */
function intoView(option: HTMLElement | null): void {
  const list = option?.parentElement
  if (!option || !list) return
  if (option.offsetTop < list.scrollTop) list.scrollTop = option.offsetTop
  const below = option.offsetTop + option.offsetHeight - list.clientHeight
  if (below > list.scrollTop) list.scrollTop = below
}
