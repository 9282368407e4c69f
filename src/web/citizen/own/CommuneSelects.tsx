import { useEffect, useId, useState } from 'react'
import { type Unit, unitsUnder } from '../../../field/declarations/web/citizen/declare-api.ts'
import { useWords } from './words.ts'

interface CommuneSelectsProps {
  /** The commune that this phone declared; empty when none. */
  start: string
  wrong: boolean
  /** The chosen commune's path, or nothing until there is one. */
  onChoose: (path: string) => void
}

/** The commune that answers: province, then district, then commune; the middle list falls away where there are no districts. */
export function CommuneSelects({ start, wrong, onChoose }: CommuneSelectsProps) {
  const { t } = useWords()
  const [chosen, setChosen] = useState<readonly string[]>(() => stepsTo(start))
  const parents = ['vn', ...chosen.filter((path) => !isCommune(path))]
  const choose = (steps: readonly string[]) => {
    setChosen(steps)
    onChoose(steps.find(isCommune) ?? '')
  }
  return (
    <fieldset className="own-commune">
      <legend>{t('own.commune')}</legend>
      {wrong ? <p className="own-wrong">{t('own.commune-missing')}</p> : null}
      {parents.map((parent, step) => (
        <OneLevel
          key={parent}
          parent={parent}
          value={chosen[step] ?? ''}
          onChoose={(path) => choose(path === '' ? chosen.slice(0, step) : [...chosen.slice(0, step), path])}
        />
      ))}
    </fieldset>
  )
}

function OneLevel({ parent, value, onChoose }: { parent: string; value: string; onChoose: (path: string) => void }) {
  const { t, language } = useWords()
  const id = useId()
  const [units, setUnits] = useState<readonly Unit[]>([])
  useEffect(() => {
    let left = false
    unitsUnder(parent).then(
      (found) => left || setUnits(found),
      () => {},
    )
    return () => {
      left = true
    }
  }, [parent])
  const level = units[0]?.level ?? (parent === 'vn' ? 'province' : 'commune')
  return (
    <div className="own-field">
      <label htmlFor={id}>{t(`own.level.${level}`)}</label>
      <select id={id} data-unit="" value={value} onChange={(event) => onChoose(event.target.value)}>
        <option value="">{t('own.choose')}</option>
        {units.map((unit) => (
          <option key={unit.path} value={unit.path}>
            {unit.name[language]}
          </option>
        ))}
      </select>
    </div>
  )
}

/** `vn/30/290/10549` is reached by way of `vn/30` and `vn/30/290`. */
function stepsTo(path: string): string[] {
  const parts = path.split('/')
  return parts.slice(1).map((_, i) => parts.slice(0, i + 2).join('/'))
}
const isCommune = (path: string): boolean => /\/\d{5}$/.test(path)
