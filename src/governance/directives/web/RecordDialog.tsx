import { IconUpload } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import type { z } from 'zod'
import { attachFile, issueDraft, type readDocument } from '../../../foundation/documents/contract.ts'
import { useSend } from '../../../web/api/ask.ts'
import { announce } from '../../../web/design/announce.ts'
import { Button } from '../../../web/design/Button.tsx'
import { DateField } from '../../../web/design/DateField.tsx'
import { writeDay } from '../../../web/design/day.ts'
import { textsIn, useForm } from '../../../web/design/form.ts'
import { StateMark } from '../../../web/design/StateMark.tsx'
import { TextField } from '../../../web/design/TextField.tsx'
import { TroubleLine } from '../../../web/design/Trouble.tsx'
import { StepDialog } from '../../../web/desk/StepDialog.tsx'
import { useToday } from '../../../web/desk/today.ts'
import { useWords } from '../../../web/desk/words.ts'

/** The page comes back signed: its PDF first, which offers number and day, then what is printed on it. */
export function RecordDialog({ document, onClose }: { document: z.output<typeof readDocument.reply>; onClose: () => void }) {
  const { t } = useWords()
  const today = useToday()
  const input = useRef<HTMLInputElement>(null)
  const documentId = document.id
  const [file, setFile] = useState<File | undefined>(undefined)
  const recording = useSend(issueDraft, () => {
    announce(t('directives.signed-is-recorded'))
    onClose()
  })
  const attaching = useSend(attachFile, ({ found }) => {
    form.fill({
      ...(found.number ? { number: found.number } : {}),
      ...(found.notation ? { notation: found.notation } : {}),
    })
  })
  const attach = (chosen: File, instead: boolean) => {
    setFile(chosen)
    const upload = new Blob([chosen], { type: 'application/pdf' })
    void attaching.send({ params: { documentId }, query: instead ? { instead: 'true' } : {}, upload })
  }
  const sha256 = attaching.reply?.sha256 ?? document.files[0]?.sha256 ?? null
  const known = recording.problem?.code === 'document-is-already-registered' ? recording.problem.facts : undefined
  const sameAs = typeof known?.documentId === 'string' && known.documentId !== '' ? known.documentId : undefined
  const mustConfirm = sha256 === null || recording.problem?.code === 'signed-file-says-otherwise'
  const form = useForm({
    shape: issueDraft.body,
    sentences: {
      number: t('directives.number-wanted'),
      notation: t('directives.notation-wanted'),
      issuedOn: t('directives.issued-day-wanted'),
    },
    read: (data) => {
      const { number, notation, issuedOn, confirmed, same } = textsIn(data)
      return {
        number,
        notation,
        issuedOn,
        file: sha256,
        confirmed: confirmed === 'true',
        ...(same === 'true' && sameAs ? { sameAs } : {}),
      }
    },
    send: (body) => recording.send({ params: { documentId }, body }),
    problem: recording.problem,
    busy: recording.sending || attaching.sending,
  })
  return (
    <StepDialog
      title={t('directives.record-signed')}
      lead={t('directives.record-lead')}
      form={form}
      problem={recording.problem}
      onClose={onClose}
    >
      <div className="field">
        <p className="field-label">{t('directives.signed-pdf')}</p>
        <input
          ref={input}
          type="file"
          accept="application/pdf"
          className="only-heard"
          tabIndex={-1}
          aria-label={t('directives.signed-pdf')}
          onChange={(event) => {
            const chosen = event.target.files?.[0]
            if (chosen) attach(chosen, false)
          }}
        />
        <div className="official-actions">
          <Button icon={IconUpload} busy={attaching.sending} onClick={() => input.current?.click()}>
            {t('directives.choose-pdf')}
          </Button>
          {file ? <span>{file.name}</span> : null}
        </div>
      </div>
      {attaching.problem ? (
        <>
          <TroubleLine problem={attaching.problem} />
          {attaching.problem.code === 'document-has-another-file' && file ? (
            <div>
              <Button onClick={() => attach(file, true)}>{t('directives.put-in-its-place')}</Button>
            </div>
          ) : null}
        </>
      ) : null}
      {attaching.reply ? <Found found={attaching.reply.found} /> : null}
      <div className="beside">
        <TextField form={form} name="number" label={t('directives.number')} size={7} />
        <TextField form={form} name="notation" label={t('directives.notation')} hint={t('directives.notation-hint')} size={14} />
      </div>
      <DateField
        key={attaching.reply?.found.issuedOn ?? 'typed'}
        form={form}
        name="issuedOn"
        label={t('directives.issued-on')}
        start={attaching.reply?.found.issuedOn ?? today}
      />
      {mustConfirm ? (
        <label className="pick">
          <input type="checkbox" name="confirmed" value="true" />
          <span>{sha256 === null ? t('directives.only-on-paper') : t('directives.compared-with-the-paper')}</span>
        </label>
      ) : null}
      {sameAs ? (
        <label className="pick">
          <input type="checkbox" name="same" value="true" />
          <span>{t('directives.it-is-the-same')}</span>
        </label>
      ) : null}
    </StepDialog>
  )
}

function Found({ found }: { found: { number: string | null; notation: string | null; issuedOn: string | null } }) {
  const { t } = useWords()
  const { number, notation, issuedOn } = found
  if (number === null && issuedOn === null) return <StateMark tone="none" word={t('directives.nothing-read')} />
  const line = [number, notation].filter((part) => part !== null).join('/')
  return (
    <StateMark tone="ok" word={t('directives.read-in-file', { number: line || '–', day: issuedOn ? writeDay(issuedOn) : '–' })} />
  )
}
