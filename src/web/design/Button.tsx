import type { ComponentType, ReactNode } from 'react'
import './button.css'

interface ButtonProps {
  children: ReactNode
  /** primary: the one thing this page is for · plain: everything else · danger: cannot be undone · quiet: a link that acts */
  look?: 'primary' | 'plain' | 'danger' | 'quiet'
  type?: 'button' | 'submit'
  icon?: ComponentType<{ size: number; 'aria-hidden': true }>
  /** Working: keeps its place and its focus, takes no second click. */
  busy?: boolean
  wide?: boolean
  onClick?: () => void
  /** Only when the words on it do not say it all, and then beginning with them. */
  label?: string
}

export function Button({
  children,
  look = 'plain',
  type = 'button',
  icon: Icon,
  busy = false,
  wide = false,
  onClick,
  label,
}: ButtonProps) {
  const act = () => {
    if (!busy) onClick?.()
  }
  return (
    <button
      type={type}
      className={`button button-${look}${wide ? ' button-wide' : ''}`}
      aria-disabled={busy || undefined}
      aria-label={label}
      onClick={(event) => {
        if (busy && type === 'submit') event.preventDefault()
        act()
      }}
    >
      {busy ? <span className="button-busy" aria-hidden="true" /> : Icon ? <Icon size={16} aria-hidden={true} /> : null}
      <span>{children}</span>
    </button>
  )
}

interface IconButtonProps {
  label: string
  icon: ComponentType<{ size: number; 'aria-hidden': true }>
  onClick: () => void
}

/** A button of one icon; its label is heard and shown as a tip. */
export function IconButton({ label, icon: Icon, onClick }: IconButtonProps) {
  return (
    <button type="button" className="icon-button" aria-label={label} title={label} onClick={onClick}>
      <Icon size={18} aria-hidden={true} />
    </button>
  )
}
