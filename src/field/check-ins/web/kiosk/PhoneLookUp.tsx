import { type FormEvent, useId, useRef, useState } from 'react'
import { Declined } from '../../../../web/api/lean.ts'
import { useStaffWords } from '../../../../web/kiosk/staff-words.ts'
import { type Choice, lookUpVisitor } from './kiosk-api.ts'
import type { Door } from './use-door.ts'

/** For somebody without paper or phone: who gave this number, as masked lines for the door controller to ask back. Needs the network. */
export function PhoneLookUp({ venueId, door }: { venueId: number; door: Door }) {
  const { t, language } = useStaffWords()
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [choices, setChoices] = useState<readonly Choice[] | undefined>(undefined)
  const [problem, setProblem] = useState<string | undefined>(undefined)
  const ask = async (event: FormEvent) => {
    event.preventDefault()
    const phone = input.current?.value.trim() ?? ''
    if (phone === '') return
    setChoices(undefined)
    setProblem(undefined)
    try {
      setChoices(await lookUpVisitor(venueId, phone))
    } catch (error) {
      const said = error instanceof Declined ? error.sentences?.[language] : undefined
      setProblem(said ?? t('kiosk.staff.look-up-needs-network'))
    }
  }
  const choose = (choice: string) => {
    if (input.current) input.current.value = ''
    setChoices(undefined)
    void door.scan({ text: choice, since: performance.now() })
  }
  return (
    <form className="scan-field" onSubmit={(event) => void ask(event)} autoComplete="off">
      <label htmlFor={id}>{t('kiosk.staff.look-up')}</label>
      <div>
        <input id={id} ref={input} type="tel" inputMode="tel" autoComplete="off" maxLength={20} />
        <button type="submit" className="kiosk-button">
          {t('kiosk.staff.look-up-submit')}
        </button>
      </div>
      <div role="status">
        {problem === undefined ? null : <p>{problem}</p>}
        {choices?.length === 0 ? <p>{t('kiosk.staff.look-up-none')}</p> : null}
        {choices?.map((one) => (
          <button key={one.choice} type="button" className="kiosk-button" onClick={() => choose(one.choice)}>
            {one.maskedLine}
          </button>
        ))}
      </div>
    </form>
  )
}
