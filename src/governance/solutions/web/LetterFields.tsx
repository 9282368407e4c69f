import { IconUpload } from '@tabler/icons-react'
import { type ReactNode, useRef, useState } from 'react'
import { keepFile } from '../../../foundation/documents/contract.ts'
import { useSend } from '../../../web/api/ask.ts'
import { Button } from '../../../web/design/Button.tsx'
import { Picks } from '../../../web/design/Choice.tsx'
import { DateField } from '../../../web/design/DateField.tsx'
import { type Form, textsIn } from '../../../web/design/form.ts'
import { StateMark } from '../../../web/design/StateMark.tsx'
import { TextField } from '../../../web/design/TextField.tsx'
import { TroubleLine } from '../../../web/design/Trouble.tsx'
import { DocumentField } from '../../../web/desk/DocumentField.tsx'
import { useToday } from '../../../web/desk/today.ts'
import { useWords } from '../../../web/desk/words.ts'

const ways = ['recorded', 'registered'] as const

/** The letter behind a step, as the form reads it: one of the register, or one recorded here with number, notation, day and its PDF. */
export function readLetter(data: FormData, name: string): unknown {
  const texts = textsIn(data)
  const part = (key: string) => texts[`${name}.${key}`]
  if (part('given') === 'registered') return { given: 'registered', documentId: part('documentId') ?? '' }
  return {
    given: 'recorded',
    number: part('number') ?? '',
    notation: part('notation') ?? '',
    issuedOn: part('issuedOn') ?? '',
    file: part('file') ?? null,
    confirmed: part('confirmed') === 'true',
  }
}

/** What to say beside the fields of a letter that are not right. */
export function useLetterSentences(name: string): Readonly<Record<string, string>> {
  const { t } = useWords()
  return {
    [`${name}.number`]: t('solutions.letter.number-wanted'),
    [`${name}.notation`]: t('solutions.letter.notation-wanted'),
    [`${name}.issuedOn`]: t('solutions.letter.day-wanted'),
    [`${name}.documentId`]: t('solutions.letter.document-wanted'),
  }
}

interface LetterFieldsProps {
  form: Form
  name: string
  legend: string
  hint: ReactNode
  /** `BYT-CNTT`: an example of its notation. */
  notationHint: string
  /** The code of the refusal to the last sending. */
  refusal: string | undefined
}

/** A letter recorded in the same step, or chosen from the register; the PDF is read first and offers number and day. */
export function LetterFields({ form, name, legend, hint, notationHint, refusal }: LetterFieldsProps) {
  const { t } = useWords()
  const [way, setWay] = useState<string>('recorded')
  return (
    <fieldset className="letter-fields">
      <legend>{legend}</legend>
      <p className="field-hint">{hint}</p>
      <div
        onChange={(event) => {
          if (event.target instanceof HTMLInputElement && event.target.name === `${name}.given`) setWay(event.target.value)
        }}
      >
        <Picks
          form={form}
          name={`${name}.given`}
          label={t('solutions.letter.how')}
          start="recorded"
          options={ways.map((one) => ({ value: one, label: t(`solutions.letter.${one}`) }))}
        />
      </div>
      {way === 'registered' ? (
        <DocumentField form={form} name={`${name}.documentId`} label={t('solutions.letter.document')} />
      ) : (
        <Recorded form={form} name={name} notationHint={notationHint} refusal={refusal} />
      )}
    </fieldset>
  )
}

function Recorded({ form, name, notationHint, refusal }: Pick<LetterFieldsProps, 'form' | 'name' | 'notationHint' | 'refusal'>) {
  const { t, day } = useWords()
  const today = useToday()
  const input = useRef<HTMLInputElement>(null)
  const [file, setFile] = useState<File | undefined>(undefined)
  const keeping = useSend(keepFile, ({ found }) => {
    form.fill({
      ...(found.number ? { [`${name}.number`]: found.number } : {}),
      ...(found.notation ? { [`${name}.notation`]: found.notation } : {}),
    })
  })
  const { reply } = keeping
  const line = [reply?.found.number, reply?.found.notation].filter((part) => part).join('/')
  return (
    <>
      <div className="field">
        <p className="field-label">{t('solutions.letter.pdf')}</p>
        <input
          ref={input}
          type="file"
          accept="application/pdf"
          className="only-heard"
          tabIndex={-1}
          aria-label={t('solutions.letter.pdf')}
          onChange={(event) => {
            const chosen = event.target.files?.[0]
            if (chosen === undefined) return
            setFile(chosen)
            void keeping.send({ upload: new Blob([chosen], { type: 'application/pdf' }) })
          }}
        />
        <div className="letter-file">
          <Button icon={IconUpload} busy={keeping.sending} onClick={() => input.current?.click()}>
            {t('solutions.letter.choose-pdf')}
          </Button>
          {file ? <span>{file.name}</span> : null}
        </div>
      </div>
      {keeping.problem ? <TroubleLine problem={keeping.problem} /> : null}
      {reply ? (
        <>
          <input type="hidden" name={`${name}.file`} value={reply.sha256} />
          <StateMark
            tone={line === '' ? 'none' : 'ok'}
            word={
              line === ''
                ? t('solutions.letter.nothing-read')
                : t('solutions.letter.read', { number: line, day: reply.found.issuedOn ? day(reply.found.issuedOn) : '–' })
            }
          />
        </>
      ) : null}
      <div className="beside">
        <TextField form={form} name={`${name}.number`} label={t('solutions.letter.number')} size={7} />
        <TextField form={form} name={`${name}.notation`} label={t('solutions.letter.notation')} hint={notationHint} size={14} />
      </div>
      <DateField
        key={reply?.found.issuedOn ?? 'typed'}
        form={form}
        name={`${name}.issuedOn`}
        label={t('solutions.letter.issued-on')}
        start={reply?.found.issuedOn ?? today}
      />
      {refusal === 'signed-file-says-otherwise' ? (
        <label className="pick">
          <input type="checkbox" name={`${name}.confirmed`} value="true" />
          <span>{t('solutions.letter.compared')}</span>
        </label>
      ) : null}
    </>
  )
}
