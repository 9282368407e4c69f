import { type RefObject, useEffect, useRef } from 'react'
import { createBurst } from './burst.ts'
import type { Reading } from './use-door.ts'

/**
 * A USB hand scanner types wherever the focus happens to be. Its keys go to `field` when nothing on the page takes text; a burst
 * that ran into another field is taken out of it again. Enter at the end of a burst never presses a button or sends a form.
 */
export function useHandScanner(field: RefObject<HTMLInputElement | null>, onReading: (reading: Reading) => void): void {
  const latest = useRef(onReading)
  latest.current = onReading
  useEffect(() => {
    const burst = createBurst()
    let begun: { into: HTMLInputElement | undefined; before: string; at: number } = { into: undefined, before: '', at: 0 }
    const press = (event: KeyboardEvent) => {
      // Buttons and lists want only space, Enter and arrows: everything else printable is for the field.
      if (!takesText(event.target) && event.key !== ' ') field.current?.focus()
      if (!burst.press(event.key, event.timeStamp)) return
      const into = takesText(document.activeElement) ? document.activeElement : undefined
      begun = { into, before: into?.value ?? '', at: event.timeStamp }
    }
    const end = (event: KeyboardEvent) => {
      const { isScanner, wasDisturbed, keys } = burst.end(event.timeStamp)
      if (!isScanner) return
      event.preventDefault()
      event.stopPropagation()
      const { into, before, at } = begun
      // What arrived in the field is better than the keys: a letter with marks may come without a key of its own.
      const text = into?.value.startsWith(before) ? into.value.slice(before.length) : keys
      if (into) into.value = before
      latest.current({ text, since: at, wasDisturbed })
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.isComposing || event.key === 'Process' || event.key === 'Backspace') burst.disturb()
      else if (event.key === 'Enter') end(event)
      else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey) press(event)
    }
    addEventListener('keydown', onKey, true)
    return () => removeEventListener('keydown', onKey, true)
  }, [field])
}

function takesText(target: EventTarget | null): target is HTMLInputElement {
  return target instanceof HTMLInputElement && target.type !== 'checkbox'
}
