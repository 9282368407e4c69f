import { useId, useState } from 'react'
import { useWords } from './words.ts'

/** What a scanned paper says of its holder, by the names of the form's fields; undefined when it is no such paper. */
export type ReadPaper = (text: string, today?: string) => Readonly<Record<string, string>> | undefined

interface PaperFieldProps {
  read: (text: string) => ReturnType<ReadPaper>
  onRead: (paper: Readonly<Record<string, string>>) => void
}

/** A hand-held scanner types like a keyboard and ends with Enter, which must not send the form. */
export function PaperField({ read, onRead }: PaperFieldProps) {
  const { t } = useWords()
  const id = useId()
  const [said, setSaid] = useState('')
  const take = (field: HTMLInputElement) => {
    const paper = read(field.value.trim())
    field.value = ''
    setSaid(paper ? t('desk.paper-read', { name: paper.name ?? '' }) : t('desk.paper-not-read'))
    if (paper) onRead(paper)
  }
  return (
    <div className="field">
      <label htmlFor={id}>{t('desk.paper')}</label>
      <p className="field-hint" id={`${id}-hint`}>
        {t('desk.paper-hint')}
      </p>
      <input
        id={id}
        className="input"
        aria-describedby={`${id}-hint`}
        autoComplete="off"
        spellCheck={false}
        maxLength={2000}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
          event.preventDefault()
          if (event.currentTarget.value.trim() !== '') take(event.currentTarget)
        }}
      />
      <p role="status">{said}</p>
    </div>
  )
}
