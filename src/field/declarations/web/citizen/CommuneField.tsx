import { useEffect, useId, useState } from 'react'
import { CommuneSteps } from '../../../../web/citizen/CommuneSteps.tsx'
import { stepsTo, type Unit, unitsUnder } from '../../../../web/citizen/units.ts'
import type { Question } from '../../form-definition.ts'
import { Around, type FieldProps } from './Around.tsx'
import { useLanguage } from './language.ts'

/** A commune as an answer of a form. */
export function CommuneField({ question, name, start, errorOf }: FieldProps<Question>) {
  const id = useId()
  const first = typeof start === 'string' ? start : ''
  const [commune, setCommune] = useState(first)
  const error = errorOf(name)
  const say = useLanguage()
  return (
    <fieldset className={`ask${error ? ' ask-wrong' : ''}`} aria-describedby={error ? `${id}-error` : undefined}>
      <legend className="declare-hidden">{say(question.label)}</legend>
      <Around id={id} hint={undefined} error={error} />
      <input type="hidden" name={name} value={commune} />
      <CommuneSteps start={first} onChoose={setCommune} />
    </fieldset>
  )
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
