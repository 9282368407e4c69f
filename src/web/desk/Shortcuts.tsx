import { IconSearch } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { JumpDialog } from './JumpDialog.tsx'
import { ShortcutsDialog } from './ShortcutsDialog.tsx'
import { type Shortcut, shortcutOf } from './shortcut.ts'
import { useWords } from './words.ts'

/** The jump to any page, by its button or its keys, and the list of keys. Keys are left alone while a dialog asks something. */
export function Shortcuts() {
  const { t } = useWords()
  const [open, setOpen] = useState<Shortcut | undefined>(undefined)
  useEffect(() => {
    const answer = (event: KeyboardEvent) => {
      if (event.defaultPrevented || document.querySelector('dialog[open]') !== null) return
      const wanted = shortcutOf(event, isWriting(event.target))
      // A page with a field to search in keeps `/` for it.
      if (wanted === undefined || (event.key === '/' && document.querySelector('input[type=search]') !== null)) return
      event.preventDefault()
      setOpen(wanted)
    }
    addEventListener('keydown', answer)
    return () => removeEventListener('keydown', answer)
  }, [])
  const close = () => setOpen(undefined)
  return (
    <>
      <button
        type="button"
        className="jump-button"
        title={t('desk.jump')}
        aria-keyshortcuts="Control+K /"
        onClick={() => setOpen('jump')}
      >
        <IconSearch size={16} aria-hidden="true" />
        <span className="jump-words">{t('desk.jump')}</span>
        <kbd>Ctrl K</kbd>
      </button>
      {open === 'jump' ? <JumpDialog onClose={close} /> : null}
      {open === 'help' ? <ShortcutsDialog onClose={close} /> : null}
    </>
  )
}

function isWriting(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))
}
