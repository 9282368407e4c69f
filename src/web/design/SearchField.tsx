import { IconSearch } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import './form.css'

interface SearchFieldProps {
  label: string
  start?: string
  /** Called a moment after the last key, never in the middle of a composed letter. */
  onSearch: (text: string) => void
}

/** Narrows a list; `/` reaches it from anywhere on the page. */
export function SearchField({ label, start = '', onSearch }: SearchFieldProps) {
  const input = useRef<HTMLInputElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => {
    const reach = (event: KeyboardEvent) => {
      const typing = event.target instanceof Element && event.target.matches('input, textarea, select')
      if (event.key !== '/' || typing) return
      event.preventDefault()
      input.current?.focus()
    }
    addEventListener('keydown', reach)
    return () => {
      removeEventListener('keydown', reach)
      clearTimeout(timer.current)
    }
  }, [])
  const soon = (text: string) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => onSearch(text.trim()), 180)
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: the floor of browsers (Chrome 109) does not know <search>
    <div className="search-field" role="search">
      <IconSearch size={16} aria-hidden="true" />
      <input
        ref={input}
        className="input"
        type="search"
        aria-label={label}
        placeholder={label}
        defaultValue={start}
        autoComplete="off"
        onChange={(event) => {
          if (!(event.nativeEvent instanceof InputEvent && event.nativeEvent.isComposing)) soon(event.target.value)
        }}
        onCompositionEnd={(event) => soon(event.currentTarget.value)}
      />
      <span className="key" aria-hidden="true">
        /
      </span>
    </div>
  )
}
