import { useEffect, useRef, useState } from 'react'
import { signOut } from '../../foundation/access/contract.ts'
import { initials } from '../../vocabulary/person-name.ts'
import { useSend } from '../api/ask.ts'
import { useAccount, useSetAccount } from '../api/session.ts'
import { Button } from '../design/Button.tsx'
import { PageLink } from './PageLink.tsx'
import { useWords } from './words.ts'

/** Who is signed in and as what; one's own account; the way out. */
export function AccountMenu() {
  const { t, term, language } = useWords()
  const account = useAccount()
  const setAccount = useSetAccount()
  const leaving = useSend(signOut, () => {
    setAccount(null)
  })
  const [open, setOpen] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (!open) return
    const closeOutside = (event: PointerEvent) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) setOpen(false)
    }
    addEventListener('pointerdown', closeOutside)
    return () => removeEventListener('pointerdown', closeOutside)
  }, [open])
  const first = account.roles[0]
  const placeOf = (role: (typeof account.roles)[number]) => (language === 'vi' ? role.placeVi : role.placeEn)
  // A role of the whole country says its agency itself; “Việt Nam” beside it would say nothing.
  const roleAt = (role: (typeof account.roles)[number]) =>
    role.unitPath === 'vn'
      ? term('access.role', role.role)
      : t('desk.role-at', { role: term('access.role', role.role), place: placeOf(role) })
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc closes from anywhere inside
    <div
      ref={box}
      className="account-menu"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return
        setOpen(false)
        button.current?.focus()
      }}
    >
      <button ref={button} type="button" className="account-button" aria-expanded={open} onClick={() => setOpen(!open)}>
        <span className="account-initials" aria-hidden="true">
          {shortInitials(account.displayName)}
        </span>
        <span className="only-heard">{t('desk.account')}: </span>
        <span className="account-words" title={first ? roleAt(first) : undefined}>
          <b>{account.displayName}</b>
          <span>{first ? roleAt(first) : account.username}</span>
        </span>
      </button>
      {open ? (
        <div className="account-panel">
          <p>
            <b>{account.displayName}</b>
            <span className="quiet"> {account.username}</span>
          </p>
          <ul>
            {account.roles.map((role) => (
              <li key={`${role.role} ${role.unitPath}`}>{roleAt(role)}</li>
            ))}
          </ul>
          <PageLink to="/account" className="button" onGo={() => setOpen(false)}>
            {t('desk.page.own-account')}
          </PageLink>
          <Button busy={leaving.sending} onClick={() => void leaving.send({})}>
            {t('desk.sign-out')}
          </Button>
        </div>
      ) : null}
    </div>
  )
}

/** Two letters: the family name's and the given name's. */
function shortInitials(name: string): string {
  const letters = initials(name).split('.').filter(Boolean)
  return `${letters[0] ?? ''}${letters.length > 1 ? (letters.at(-1) ?? '') : ''}`
}
