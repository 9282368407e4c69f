import { type FormEvent, useId, useState } from 'react'
import { useStaffWords } from '../../../../web/kiosk/staff-words.ts'
import { writeTypedPerson } from '../../typed-person.ts'
import type { Door } from './use-door.ts'

/** Somebody with neither paper nor phone says who they are; works without a network. */
export function TypedVisitor({ door }: { door: Door }) {
  const { t } = useStaffWords()
  const id = useId()
  const [wrong, setWrong] = useState(false)
  const record = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const data = new FormData(form)
    const text = writeTypedPerson({ name: String(data.get('name') ?? ''), phone: String(data.get('phone') ?? '') })
    setWrong(text === undefined)
    if (text === undefined) return
    form.reset()
    void door.scan({ text, since: performance.now() })
  }
  return (
    <form className="scan-field" onSubmit={record} autoComplete="off" noValidate>
      <label htmlFor={`${id}-name`}>{t('kiosk.staff.typed-name')}</label>
      <div>
        <input
          id={`${id}-name`}
          name="name"
          maxLength={100}
          autoCapitalize="words"
          spellCheck={false}
          aria-invalid={wrong || undefined}
        />
      </div>
      <label htmlFor={`${id}-phone`}>{t('kiosk.staff.typed-phone')}</label>
      <div>
        <input id={`${id}-phone`} name="phone" type="tel" inputMode="tel" maxLength={20} aria-invalid={wrong || undefined} />
        <button type="submit" className="kiosk-button">
          {t('kiosk.staff.typed-submit')}
        </button>
      </div>
      <div role="status">{wrong ? <p>{t('kiosk.staff.typed-wrong')}</p> : null}</div>
    </form>
  )
}
