import { IconUpload } from '@tabler/icons-react'
import { useRef } from 'react'
import { useSend } from '../../../web/api/ask.ts'
import { announce } from '../../../web/design/announce.ts'
import { Button } from '../../../web/design/Button.tsx'
import type { Form } from '../../../web/design/form.ts'
import { TroubleLine } from '../../../web/design/Trouble.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { readFromPubliccode } from '../contract.ts'

/** Brings a publiccode.yml that a company already has: it fills the fields, and what is wrong with it is told by its path. */
export function PubliccodeField({ form }: { form: Form }) {
  const { t, language } = useWords()
  const input = useRef<HTMLInputElement>(null)
  const reading = useSend(readFromPubliccode, ({ name, nameEn, evidence, faults }) => {
    if (faults.length > 0) return
    const filled = { 'content.name': name, 'content.nameEn': nameEn, 'content.evidence': evidence }
    form.fill(Object.fromEntries(Object.entries(filled).flatMap(([key, value]) => (value === null ? [] : [[key, value]]))))
    announce(t('solutions.publiccode-is-read'))
  })
  const faults = reading.reply?.faults ?? []
  return (
    <div className="field">
      <input
        ref={input}
        type="file"
        accept=".yml,.yaml"
        className="only-heard"
        tabIndex={-1}
        aria-label={t('solutions.publiccode')}
        onChange={(event) => {
          const file = event.target.files?.[0]
          if (file) void file.text().then((text) => reading.send({ body: { text } }))
        }}
      />
      <div>
        <Button icon={IconUpload} busy={reading.sending} onClick={() => input.current?.click()}>
          {t('solutions.publiccode')}
        </Button>
      </div>
      <p className="field-hint">{t('solutions.publiccode-hint')}</p>
      {reading.problem ? <TroubleLine problem={reading.problem} /> : null}
      {faults.length > 0 ? (
        <ul className="bullets" role="alert">
          {faults.map((one) => (
            <li key={one.path}>
              <b>{one.path}</b> {one[language]}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}
