import { useState } from 'react'
import { listUnits } from '../../../foundation/places/contract.ts'
import { readPath } from '../../../vocabulary/administrative-unit-code.ts'
import { useAsk } from '../../../web/api/ask.ts'
import { Field } from '../../../web/design/Field.tsx'
import type { Form } from '../../../web/design/form.ts'
import { useWords } from '../../../web/desk/words.ts'
import { nameIn } from '../../../web/i18n/names.ts'
import type { Question } from '../form-definition.ts'

interface CommuneSelectsProps {
  form: Form
  question: Question
  name: string
  start: unknown
}

/** A commune anywhere in the country, beginning with the one that was declared: people at a checkpoint live elsewhere. */
export function CommuneSelects({ form, question, name, start }: CommuneSelectsProps) {
  const { language } = useWords()
  const [chosen, setChosen] = useState<readonly string[]>(() => stepsTo(typeof start === 'string' ? start : ''))
  const isCommune = (path: string) => readPath(path)?.level === 'commune'
  const parents = ['vn', ...chosen.filter((path) => !isCommune(path))]
  return (
    <fieldset className="picks form">
      <legend>{question.label[language]}</legend>
      {parents.map((parent, step) => (
        <OneLevel
          key={parent}
          form={form}
          // Only the last list carries the name: its value is the answer, and it is what an error leads to.
          name={step === parents.length - 1 ? name : ''}
          parent={parent}
          value={chosen[step] ?? ''}
          onChoose={(path) => setChosen(path === '' ? chosen.slice(0, step) : [...chosen.slice(0, step), path])}
        />
      ))}
    </fieldset>
  )
}

interface OneLevelProps {
  form: Form
  name: string
  parent: string
  value: string
  onChoose: (path: string) => void
}

function OneLevel({ form, name, parent, value, onChoose }: OneLevelProps) {
  const { t, language } = useWords()
  const units = useAsk(listUnits, { query: { parent } })
  const level = units.data?.rows[0]?.level ?? (parent === 'vn' ? 'province' : 'commune')
  return (
    <Field form={form} name={name} label={t(`desk.unit.${level === 'nation' ? 'area' : level}`)}>
      {(ids) => (
        <select
          {...ids}
          className="input"
          name={name || undefined}
          value={value}
          onChange={(event) => onChoose(event.target.value)}
        >
          <option value="">
            {units.problem ? units.problem.messages[language] : t(units.waiting ? 'web.loading' : 'web.choose')}
          </option>
          {units.data?.rows.map((unit) => (
            <option key={unit.path} value={unit.path}>
              {nameIn(language, unit)}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

/** `vn/30/290/10549` is reached by way of `vn/30` and `vn/30/290`. */
function stepsTo(path: string): string[] {
  const parts = path.split('/')
  return parts.slice(1).map((_, i) => parts.slice(0, i + 2).join('/'))
}
