import { useId, useState } from 'react'
import { useWords } from '../../../web/desk/words.ts'

/** What a scanned paper says of its holder, by the names of the form's fields; undefined when it is no such paper. */
export type ReadPaper = (text: string) => Readonly<Record<string, string>> | undefined

interface PaperFieldProps {
  readPaper: ReadPaper
  onRead: (paper: Readonly<Record<string, string>>) => void
}

/** A hand-held scanner types like a keyboard and ends with Enter, which must not send the form. */
export function PaperField({ readPaper, onRead }: PaperFieldProps) {
  const { t } = useWords()
  const id = useId()
  const [said, setSaid] = useState('')
  const read = (field: HTMLInputElement) => {
    const paper = readPaper(field.value.trim())
    field.value = ''
    setSaid(paper ? t('people.paper-read', { name: paper.name ?? '' }) : t('people.paper-not-read'))
    if (paper) onRead(paper)
  }
  return (
    <div className="field">
      <label htmlFor={id}>{t('people.paper')}</label>
      <p className="field-hint" id={`${id}-hint`}>
        {t('people.paper-hint')}
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
          if (event.currentTarget.value.trim() !== '') read(event.currentTarget)
        }}
      />
      <p role="status">{said}</p>
    </div>
  )
}
