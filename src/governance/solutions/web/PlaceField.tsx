import { type ReactNode, useState } from 'react'
import { listUnits } from '../../../foundation/places/contract.ts'
import { readPath } from '../../../vocabulary/administrative-unit-code.ts'
import { useAsk } from '../../../web/api/ask.ts'
import { Field } from '../../../web/design/Field.tsx'
import type { Form } from '../../../web/design/form.ts'
import { useWords } from '../../../web/desk/words.ts'

interface PlaceFieldProps {
  form: Form
  name: string
  label: string
  /** Where one may choose; the first is chosen from the start. */
  places: readonly { path: string; name: string }[]
}

/** One's own place, or a unit within it: province, then district, then commune, as far as one likes. */
export function PlaceField({ form, name, label, places }: PlaceFieldProps) {
  const { language } = useWords()
  const [root, setRoot] = useState(places[0]?.path ?? '')
  const [district, setDistrict] = useState('')
  const [commune, setCommune] = useState('')
  const own = places.find(({ path }) => path === root)
  const parts = readPath(root)
  const isOrganisation = parts?.organisation !== undefined
  const canGoDown = parts !== undefined && !isOrganisation
  const below = useAsk(listUnits, { query: { parent: root } }, { enabled: canGoDown && parts.level !== 'commune' })
  const deeper = useAsk(listUnits, { query: { parent: district } }, { enabled: district !== '' })
  const options = (rows: readonly { path: string; nameVi: string; nameEn: string }[] | undefined) =>
    (rows ?? []).map((unit) => (
      <option key={unit.path} value={unit.path}>
        {language === 'vi' ? unit.nameVi : unit.nameEn}
      </option>
    ))
  const chosen = commune || district || root
  return (
    <>
      <input type="hidden" name={name} value={chosen} />
      {places.length > 1 ? (
        <Field form={form} name={name} label={label}>
          {(ids) => (
            <select
              {...ids}
              className="input"
              value={root}
              onChange={(event) => {
                setRoot(event.target.value)
                setDistrict('')
                setCommune('')
              }}
            >
              {places.map(({ path, name: place }) => (
                <option key={path} value={path}>
                  {place}
                </option>
              ))}
            </select>
          )}
        </Field>
      ) : (
        <p>
          <span className="quiet">{label}: </span>
          <b>{own?.name}</b>
        </p>
      )}
      {below.data && below.data.rows.length > 0 ? (
        <Unit
          form={form}
          all={own?.name ?? ''}
          value={district}
          onChange={(value) => {
            setDistrict(value)
            setCommune('')
          }}
        >
          {options(below.data.rows)}
        </Unit>
      ) : null}
      {district !== '' && deeper.data && deeper.data.rows.length > 0 ? (
        <Unit
          form={form}
          all={nameOf(
            below.data?.rows.find(({ path }) => path === district),
            language,
          )}
          value={commune}
          onChange={setCommune}
        >
          {options(deeper.data.rows)}
        </Unit>
      ) : null}
    </>
  )
}

interface UnitProps {
  form: Form
  /** The unit above, which stands for “all of it”. */
  all: string
  value: string
  onChange: (value: string) => void
  children: ReactNode
}

function Unit({ form, all, value, onChange, children }: UnitProps) {
  const { t } = useWords()
  const place = all.charAt(0).toLocaleLowerCase() + all.slice(1)
  return (
    <Field form={form} name="" label={t('solutions.within', { place })} optional={t('web.optional')}>
      {(ids) => (
        <select {...ids} className="input" value={value} onChange={(event) => onChange(event.target.value)}>
          <option value="">{t('solutions.all-of', { place })}</option>
          {children}
        </select>
      )}
    </Field>
  )
}

function nameOf(unit: { nameVi: string; nameEn: string } | undefined, language: 'vi' | 'en'): string {
  return (language === 'vi' ? unit?.nameVi : unit?.nameEn) ?? ''
}
