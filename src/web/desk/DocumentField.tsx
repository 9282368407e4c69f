import { type ReactNode, useEffect, useRef, useState } from 'react'
import { listDocuments } from '../../foundation/documents/contract.ts'
import type { DocumentSummary } from '../../foundation/documents/document-view.ts'
import { useList } from '../api/ask.ts'
import type { Option } from '../design/Choice.tsx'
import { Combobox } from '../design/Combobox.tsx'
import type { Form } from '../design/form.ts'
import { useWords } from './words.ts'

interface DocumentFieldProps {
  form: Form
  name: string
  label: string
  hint?: ReactNode
  optional?: boolean
  /** Offered before anything is typed. */
  offered?: readonly Option[]
  start?: string
  /** Which documents may be chosen; all that one may read when left out. */
  only?: (document: DocumentSummary) => boolean
}

/** A document of the register, found by its number or by words of its subject; the form sends its id. */
export function DocumentField({ form, name, label, hint, optional, offered = [], start, only }: DocumentFieldProps) {
  const { t, day, language } = useWords()
  const [search, setSearch] = useState('')
  const [typed, setTyped] = useState('')
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  const found = useList(listDocuments, (after) => ({ query: { search, limit: 20, after } }))
  const options = found.rows
    .filter((document) => document.state !== 'drafted' && (only?.(document) ?? true))
    .map((document) => ({
      value: document.id,
      label: `${document.numberLine} · ${day(document.datedOn)}`,
      hint: language === 'en' ? (document.glossEn ?? document.subject) : document.subject,
    }))
  const all =
    search === '' ? [...offered, ...options.filter(({ value }) => !offered.some((one) => one.value === value))] : options
  const looking = typed !== search || found.waiting
  return (
    <Combobox
      form={form}
      name={name}
      label={label}
      hint={hint ?? t('desk.find-document')}
      // What was found for the words before these is not offered for them.
      options={looking ? (typed === '' ? offered : []) : all}
      looking={looking}
      {...(optional ? { optional } : {})}
      {...(start ? { start } : {})}
      onType={(text) => {
        setTyped(text.trim())
        clearTimeout(timer.current)
        timer.current = setTimeout(() => setSearch(text.trim()), 180)
      }}
    />
  )
}
