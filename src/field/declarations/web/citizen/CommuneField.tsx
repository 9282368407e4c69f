import { useEffect, useId, useState } from 'react'
import type { Question } from '../../form-definition.ts'
import { Around, type FieldProps } from './Around.tsx'
import { type Unit, unitsUnder } from './declare-api.ts'
import { useLanguage } from './language.ts'
import { useWords } from './words.ts'

/** A commune: province, then district, then commune; from July 2025 the middle list falls away by itself. */
export function CommuneField({ question, name, start, errorOf }: FieldProps<Question>) {
  const { t } = useWords()
  const id = useId()
  const [chosen, setChosen] = useState<readonly string[]>(() => stepsTo(typeof start === 'string' ? start : ''))
  const error = errorOf(name)
  const commune = chosen.find(isCommune) ?? ''
  const parents = ['vn', ...chosen.filter((path) => !isCommune(path))]
  const say = useLanguage()
  return (
    <fieldset className={`declare-field${error ? ' declare-wrong' : ''}`} aria-describedby={error ? `${id}-error` : undefined}>
      <legend className="declare-hidden">{say(question.label)}</legend>
      <Around id={id} hint={undefined} error={error} />
      <input type="hidden" name={name} value={commune} />
      {parents.map((parent, step) => (
        <UnitList
          key={parent}
          parent={parent}
          value={chosen[step] ?? ''}
          labels={[t('declare.province'), t('declare.district'), t('declare.commune')]}
          onChoose={(path) => setChosen(path === '' ? chosen.slice(0, step) : [...chosen.slice(0, step), path])}
        />
      ))}
    </fieldset>
  )
}

interface UnitListProps {
  parent: string
  value: string
  labels: readonly [string, string, string]
  onChoose: (path: string) => void
}

function UnitList({ parent, value, labels, onChoose }: UnitListProps) {
  const { t } = useWords()
  const say = useLanguage()
  const id = useId()
  const { units, failed, again } = useUnits(parent)
  const level = units?.[0]?.level ?? (parent === 'vn' ? 'province' : parent.length > 5 ? 'commune' : 'district')
  const label = labels[level === 'province' ? 0 : level === 'district' ? 1 : 2]
  return (
    <div className="declare-unit">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChoose(event.target.value)} disabled={units === undefined}>
        <option value="">{units === undefined && !failed ? `${t('web.loading')}…` : t('declare.choose')}</option>
        {units?.map((unit) => (
          <option key={unit.path} value={unit.path}>
            {say(unit.name)}
          </option>
        ))}
      </select>
      {failed ? (
        <p className="declare-hint" role="status">
          {t('declare.units-offline')}{' '}
          <button type="button" className="declare-link" onClick={again}>
            {t('web.try-again')}
          </button>
        </p>
      ) : null}
    </div>
  )
}

function useUnits(parent: string): { units: readonly Unit[] | undefined; failed: boolean; again: () => void } {
  const [round, setRound] = useState(0)
  const [state, setState] = useState<{ units: readonly Unit[] | undefined; failed: boolean }>({ units: undefined, failed: false })
  // biome-ignore lint/correctness/useExhaustiveDependencies: another round asks again
  useEffect(() => {
    let left = false
    unitsUnder(parent).then(
      (units) => left || setState({ units, failed: false }),
      () => left || setState({ units: undefined, failed: true }),
    )
    return () => {
      left = true
    }
  }, [parent, round])
  return { ...state, again: () => setRound((now) => now + 1) }
}

/** The name of a commune with its district and province. */
export function PlaceName({ path }: { path: string }) {
  const say = useLanguage()
  const [names, setNames] = useState<readonly Unit['name'][]>([])
  useEffect(() => {
    let left = false
    const steps = stepsTo(path)
    Promise.all(
      steps.map(
        async (step, i) => (await unitsUnder(i === 0 ? 'vn' : (steps[i - 1] ?? 'vn'))).find((unit) => unit.path === step)?.name,
      ),
    ).then(
      (found) => left || setNames(found.filter((one) => one !== undefined).reverse()),
      () => {},
    )
    return () => {
      left = true
    }
  }, [path])
  return <>{names.length === 0 ? '…' : names.map(say).join(', ')}</>
}

/** `vn/30/290/10549` is reached by way of `vn/30` and `vn/30/290`. */
function stepsTo(path: string): string[] {
  const parts = path.split('/')
  return parts.slice(1).map((_, i) => parts.slice(0, i + 2).join('/'))
}
const isCommune = (path: string): boolean => /\/\d{5}$/.test(path)
