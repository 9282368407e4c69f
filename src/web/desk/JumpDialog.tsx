// biome-ignore-all lint/a11y/useFocusableInteractive: the text box keeps the focus and names its active option
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the text box answers the keys for its options

import { useEffect, useId, useRef, useState } from 'react'
import { isGranted, useAccount } from '../api/session.ts'
import { Dialog } from '../design/Dialog.tsx'
import { useNavigate } from './navigation.tsx'
import '../design/form.css'
import { named } from './page-search.ts'
import { pages } from './pages.ts'
import { useWords } from './words.ts'

/** Any page of one's own by a few letters of its name. */
export function JumpDialog({ onClose }: { onClose: () => void }) {
  const { t } = useWords()
  const account = useAccount()
  const navigate = useNavigate()
  const list = useId()
  const box = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState('')
  const [active, setActive] = useState(0)
  // The dialog gives the focus to its first control, which closes it; this one is for typing.
  useEffect(() => box.current?.focus(), [])
  const own = pages
    .filter(({ path, navGroup, permission }) => (navGroup !== undefined || path === '/account') && isGranted(account, permission))
    .map(({ path, navKey, navGroup, icon }) => ({ path, name: t(navKey), group: navGroup, Icon: icon }))
  const found = named(own, typed)
  const go = (path: string | undefined) => {
    if (path === undefined) return
    onClose()
    void navigate({ to: path })
  }
  return (
    <Dialog title={t('desk.jump')} onClose={onClose}>
      <input
        ref={box}
        className="input"
        role="combobox"
        aria-expanded="true"
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={found[active] ? `${list}-${active}` : undefined}
        aria-label={t('desk.jump-hint')}
        placeholder={t('desk.jump-hint')}
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          setActive(0)
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'ArrowDown') setActive(Math.min(found.length - 1, active + 1))
          else if (event.key === 'ArrowUp') setActive(Math.max(0, active - 1))
          else if (event.key === 'Enter') go(found[active]?.path)
          else return
          event.preventDefault()
        }}
      />
      <div id={list} role="listbox" aria-label={t('desk.jump')} className="jump-list">
        {found.map(({ path, name, group, Icon }, i) => (
          <div
            key={path}
            id={`${list}-${i}`}
            role="option"
            aria-selected={i === active}
            className="jump-option"
            ref={i === active ? (option) => option?.scrollIntoView({ block: 'nearest' }) : undefined}
            onClick={() => go(path)}
          >
            {Icon ? <Icon size={18} stroke={1.7} aria-hidden="true" /> : <span className="jump-no-icon" />}
            <span>{name}</span>
            {group ? <span className="quiet">{t(`desk.group.${group}`)}</span> : null}
          </div>
        ))}
      </div>
      {found.length === 0 ? (
        <p className="quiet" role="status">
          {t('desk.jump-none')}
        </p>
      ) : null}
    </Dialog>
  )
}
