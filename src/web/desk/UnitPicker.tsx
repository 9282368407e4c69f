import { useState } from 'react'
import { listUnits } from '../../foundation/places/contract.ts'
import { readPath } from '../../vocabulary/administrative-unit-code.ts'
import { useAsk } from '../api/ask.ts'
import { Field } from '../design/Field.tsx'
import type { Form } from '../design/form.ts'
import { nameIn } from '../i18n/names.ts'
import type { OwnArea } from './own-areas.ts'
import { useWords } from './words.ts'

interface UnitPickerProps {
  form: Form
  name: string
  /** The areas one may choose in. */
  areas: readonly OwnArea[]
}

/** A commune: province, then district, then commune, beginning below one's own area. Read the answer with `communeIn`. */
export function UnitPicker({ form, name, areas }: UnitPickerProps) {
  const { t, language } = useWords()
  const [root, setRoot] = useState(areas[0]?.unitPath ?? '')
  const own = areas.find((area) => area.unitPath === root)
  return (
    <>
      {areas.length > 1 ? (
        <Field form={form} name="" label={t('desk.unit.area')}>
          {(ids) => (
            <select {...ids} className="input" value={root} onChange={(event) => setRoot(event.target.value)}>
              {areas.map((area) => (
                <option key={area.unitPath} value={area.unitPath}>
                  {language === 'vi' ? area.placeVi : area.placeEn}
                </option>
              ))}
            </select>
          )}
        </Field>
      ) : (
        <p>
          <span className="quiet">{t('desk.unit.area')}: </span>
          <b>{language === 'vi' ? own?.placeVi : own?.placeEn}</b>
        </p>
      )}
      {readPath(root)?.level === 'commune' ? (
        <input type="hidden" name={name} value={root} />
      ) : (
        <UnitSteps key={root} form={form} name={name} root={root} />
      )}
    </>
  )
}

interface UnitStepsProps {
  form: Form
  name: string
  /** The unit below which it begins; `vn` for anywhere in the country. */
  root: string
  /** The commune that stands there at first. */
  start?: string
}

/** The lists from a unit down to a commune; the last one carries the answer. */
export function UnitSteps({ form, name, root, start = '' }: UnitStepsProps) {
  const [chosen, setChosen] = useState<readonly string[]>(() => stepsBetween(root, start))
  const parents = [root, ...chosen].filter((path) => path !== '' && readPath(path)?.level !== 'commune')
  return (
    <>
      {parents.map((parent, step) => (
        <UnitChoice
          key={parent}
          form={form}
          // Only the last list carries the name: its value is the answer, and it is what an error leads to.
          name={step === parents.length - 1 ? name : ''}
          parent={parent}
          value={chosen[step] ?? ''}
          onChoose={(path) => setChosen(path === '' ? chosen.slice(0, step) : [...chosen.slice(0, step), path])}
        />
      ))}
    </>
  )
}

/** From `vn` to `vn/30/290/10549`: `vn/30`, `vn/30/290` and the commune. */
function stepsBetween(root: string, path: string): string[] {
  if (!path.startsWith(`${root}/`)) return []
  const parts = path.slice(root.length + 1).split('/')
  return parts.map((_, i) => [root, ...parts.slice(0, i + 1)].join('/'))
}

interface UnitChoiceProps {
  form: Form
  name: string
  parent: string
  value: string
  onChoose: (path: string) => void
}

function UnitChoice({ form, name, parent, value, onChoose }: UnitChoiceProps) {
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

/** The commune that a form's picker answered; undefined while only a province or a district is chosen. */
export function communeIn(data: FormData, name: string): string | undefined {
  const value = data.get(name)
  return typeof value === 'string' && readPath(value)?.level === 'commune' ? value : undefined
}
