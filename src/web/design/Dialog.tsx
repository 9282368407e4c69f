import { IconX } from '@tabler/icons-react'
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react'
import { useWords } from '../words.ts'
import { IconButton } from './Button.tsx'
import './dialog.css'

interface DialogProps {
  title: string
  onClose: () => void
  children: ReactNode
  /** Buttons, the decisive one first. */
  actions?: ReactNode
}

/** Something to decide before going on. The browser's own modal keeps the focus inside and gives it back; Esc closes. */
export function Dialog({ title, onClose, children, actions }: DialogProps) {
  const { t } = useWords()
  const box = useRef<HTMLDialogElement>(null)
  const name = useId()
  // A layout effect: its end runs while the element is still there, so that the browser can give the focus back.
  useLayoutEffect(() => {
    const dialog = box.current
    dialog?.showModal()
    return () => dialog?.close()
  }, [])
  return (
    <dialog
      ref={box}
      className="dialog"
      aria-labelledby={name}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <div className="dialog-head">
        <h2 id={name}>{title}</h2>
        <IconButton label={t('web.close')} icon={IconX} onClick={onClose} />
      </div>
      <div className="dialog-body">{children}</div>
      {actions ? <div className="dialog-actions">{actions}</div> : null}
    </dialog>
  )
}
