import { useEffect, useId, useState } from 'react'
import { isCommune, stepsTo, type Unit, unitsUnder } from './units.ts'
import { useWords } from './words.ts'

interface CommuneStepsProps {
  /** The commune that stands there at first; empty when none. */
  start: string
  /** The chosen commune's path, or nothing until there is one. */
  onChoose: (path: string) => void
}

/** A commune: province, then district, then commune; from July 2025 the middle list falls away by itself. */
export function CommuneSteps({ start, onChoose }: CommuneStepsProps) {
  const [chosen, setChosen] = useState<readonly string[]>(() => stepsTo(start))
  const parents = ['vn', ...chosen.filter((path) => !isCommune(path))]
  const choose = (steps: readonly string[]) => {
    setChosen(steps)
    onChoose(steps.find(isCommune) ?? '')
  }
  return (
    <>
      {parents.map((parent, step) => (
        <UnitList
          key={parent}
          parent={parent}
          value={chosen[step] ?? ''}
          onChoose={(path) => choose(path === '' ? chosen.slice(0, step) : [...chosen.slice(0, step), path])}
        />
      ))}
    </>
  )
}

function UnitList({ parent, value, onChoose }: { parent: string; value: string; onChoose: (path: string) => void }) {
  const { t, language } = useWords()
  const id = useId()
  const { units, failed, again } = useUnits(parent)
  const level = units?.[0]?.level ?? (parent === 'vn' ? 'province' : parent.length > 5 ? 'commune' : 'district')
  return (
    <div className="ask">
      <label htmlFor={id}>{t(`citizen.level.${level}`)}</label>
      <select
        id={id}
        data-unit=""
        value={value}
        onChange={(event) => onChoose(event.target.value)}
        disabled={units === undefined}
      >
        <option value="">{units === undefined && !failed ? `${t('web.loading')}…` : t('citizen.choose')}</option>
        {units?.map((unit) => (
          <option key={unit.path} value={unit.path}>
            {unit.name[language]}
          </option>
        ))}
      </select>
      {failed ? (
        <p className="ask-hint" role="status">
          {t('citizen.units-offline')}{' '}
          <button type="button" className="plain-button" onClick={again}>
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
