import { IconX } from '@tabler/icons-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { useWords } from '../words.ts'
import { IconButton } from './Button.tsx'
import './inspector.css'

interface InspectorProps {
  title: string
  /** A line above the title: a code, a number and notation. */
  over?: ReactNode
  onClose: () => void
  children: ReactNode
}

/** Docked beside a list and follows it; never dims what it belongs to. On a phone it covers the page. */
export function Inspector({ title, over, onClose, children }: InspectorProps) {
  const { t } = useWords()
  const body = useRef<HTMLElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another row begins at the top again
  useEffect(() => {
    if (body.current) body.current.scrollTop = 0
  }, [title])
  return (
    <aside
      ref={body}
      className="inspector card"
      aria-label={title}
      onKeyDown={(event) => {
        // A dialog opened from in here answers its own Esc.
        const inDialog = event.target instanceof Element && event.target.closest('dialog') !== null
        if (event.key === 'Escape' && !inDialog) onClose()
      }}
    >
      <div className="inspector-head">
        <div>
          {over ? <div className="inspector-over">{over}</div> : null}
          <h2>{title}</h2>
        </div>
        <IconButton label={t('web.close')} icon={IconX} onClick={onClose} />
      </div>
      {children}
    </aside>
  )
}
