import { useState } from 'react'
import { readPath } from '../../../vocabulary/administrative-unit-code.ts'
import { useAsk } from '../../../web/api/ask.ts'
import { useAccount } from '../../../web/api/session.ts'
import { Combobox } from '../../../web/design/Combobox.tsx'
import { Field } from '../../../web/design/Field.tsx'
import type { Form } from '../../../web/design/form.ts'
import { useWords } from '../../../web/desk/words.ts'
import { nameIn, placeIn } from '../../../web/i18n/names.ts'
import { listOrganisations, listUnits } from '../../places/contract.ts'
import { holdersOf } from '../matrix.ts'

interface PlaceFieldsProps {
  form: Form
  /** The input that carries the path. */
  name: string
  level: 'nation' | 'province' | 'commune' | 'organisation'
  mayStopAtDistrict: boolean
}

/** Where a role is held, step by step from one's own place down to the level of the role; an organisation is found by its name. */
export function PlaceFields({ form, name, level, mayStopAtDistrict }: PlaceFieldsProps) {
  const { t, language } = useWords()
  const starts = useStarts()
  const [start, setStart] = useState(starts[0]?.unitPath ?? 'vn')
  if (level === 'organisation') return <OrganisationField form={form} name={name} />
  if (level === 'nation') return <Chosen form={form} name={name} path="vn" word={t('access.whole-country')} />
  return (
    <>
      {starts.length > 1 ? (
        <label className="role-start">
          <span>{t('access.within')}</span>
          <select className="input" value={start} onChange={(event) => setStart(event.target.value)}>
            {starts.map((one) => (
              <option key={one.unitPath} value={one.unitPath}>
                {placeIn(language, one)}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      <Steps
        key={start}
        form={form}
        name={name}
        above={start}
        aboveWord={starts.filter(({ unitPath }) => unitPath === start).map((one) => placeIn(language, one))[0] ?? ''}
        level={level}
        mayStopAtDistrict={mayStopAtDistrict}
      />
    </>
  )
}

interface StepsProps {
  form: Form
  name: string
  above: string
  aboveWord: string
  level: 'province' | 'commune'
  mayStopAtDistrict: boolean
}

/** The units directly below one; below the chosen one again, until the level of the role is reached. */
function Steps({ form, name, above, aboveWord, level, mayStopAtDistrict }: StepsProps) {
  const { t, language } = useWords()
  const [chosen, setChosen] = useState('')
  const here = readPath(above)?.level ?? 'nation'
  const asked = useAsk(listUnits, { query: { parent: above } }, { enabled: here !== level })
  if (here === level) return <Chosen form={form} name={name} path={above} word={aboveWord} />
  const units = asked.data?.rows ?? []
  const unit = units.find(({ path }) => path === chosen)
  const isLast = unit !== undefined && unit.level === level
  const below = units[0]?.level ?? (here === 'nation' ? 'province' : 'commune')
  const stopsHere = mayStopAtDistrict && here === 'district'
  const carried = unit === undefined ? (stopsHere ? above : '') : isLast ? unit.path : undefined
  return (
    <>
      <Field form={form} name={name} label={t(`desk.unit.${below === 'nation' ? 'area' : below}`)}>
        {(ids) => (
          <>
            <select {...ids} className="input" value={chosen} onChange={(event) => setChosen(event.target.value)}>
              <option value="">{stopsHere ? t('access.whole-district') : t('web.choose')}</option>
              {units.map((one) => (
                <option key={one.path} value={one.path}>
                  {nameIn(language, one)}
                </option>
              ))}
            </select>
            {carried === undefined ? null : <input type="hidden" name={name} value={carried} />}
          </>
        )}
      </Field>
      {unit === undefined || isLast ? null : (
        <Steps
          key={unit.path}
          form={form}
          name={name}
          above={unit.path}
          aboveWord={nameIn(language, unit)}
          level={level}
          mayStopAtDistrict={mayStopAtDistrict}
        />
      )}
    </>
  )
}

/** Nothing to choose: the place is one's own. */
function Chosen({ form, name, path, word }: { form: Form; name: string; path: string; word: string }) {
  const { t } = useWords()
  const error = form.errorOf(name)
  return (
    <p>
      <span className="quiet">{t('access.place')}: </span>
      {word}
      {error ? <span className="field-error"> {error}</span> : null}
      <input type="hidden" name={name} value={path} />
    </p>
  )
}

function OrganisationField({ form, name }: { form: Form; name: string }) {
  const { t, language } = useWords()
  const [search, setSearch] = useState('')
  const asked = useAsk(listOrganisations, { query: { limit: 50, ...(search === '' ? {} : { search }) } })
  return (
    <Combobox
      form={form}
      name={name}
      label={t('access.organisation')}
      hint={t('access.organisation-hint')}
      options={(asked.data?.rows ?? []).map((one) => ({
        value: one.path,
        label: nameIn(language, one),
        hint: placeIn(language, one),
      }))}
      onType={(text) => setSearch(text.trim().slice(0, 100))}
      looking={asked.waiting}
    />
  )
}

/** The places from which the signed-in account may give roles. */
function useStarts() {
  const may: readonly string[] = holdersOf('account.create')
  const held = useAccount().roles.filter(({ role }) => may.includes(role))
  return [...new Map(held.map((one) => [one.unitPath, one])).values()]
}
