import { useState } from 'react'
import { useSend } from '../../../web/api/ask.ts'
import { announce } from '../../../web/design/announce.ts'
import { Button } from '../../../web/design/Button.tsx'
import { Dialog } from '../../../web/design/Dialog.tsx'
import { ErrorSummary } from '../../../web/design/ErrorSummary.tsx'
import { useForm } from '../../../web/design/form.ts'
import { TextField } from '../../../web/design/TextField.tsx'
import { TroubleLine } from '../../../web/design/Trouble.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { keepReasonPhoto, recordReason } from '../contract.ts'
import { type ReasonCode, reasonCodes } from '../obligation.ts'
import { PhotoPick } from './PhotoPick.tsx'
import type { Photo } from './shrink-photo.ts'
import './reason-dialog.css'

interface ReasonDialogProps {
  subjectPath: string
  name: string
  onClose: () => void
}

/** One touch records a reason, with a photo if one was taken before. Only “another reason”, or a wish to add a few words, asks for more. */
export function ReasonDialog({ subjectPath, name, onClose }: ReasonDialogProps) {
  const { t } = useWords()
  const [withWords, setWithWords] = useState<ReasonCode | undefined>(undefined)
  const [adding, setAdding] = useState(false)
  const [photo, setPhoto] = useState<Photo | undefined>(undefined)
  const sending = useSend(recordReason)
  const sendingPhoto = useSend(keepReasonPhoto)
  const busy = sending.sending || sendingPhoto.sending
  const record = async (code: ReasonCode, note: string) => {
    const done = await sending.send({ body: { subjectPath, code, note } })
    if (done === undefined) return
    announce(t('compliance.reason-recorded', { reason: t(`compliance.reason.${code}`) }))
    if (photo === undefined) onClose()
    else await sendPhoto(photo)
  }
  const sendPhoto = async (taken: Photo) => {
    const upload = new Blob([Uint8Array.from(taken.bytes)], { type: taken.type })
    if (await sendingPhoto.send({ query: { subjectPath }, upload })) onClose()
    // Said also where the card has left the list meanwhile and took this dialog with it.
    else announce(t('compliance.photo-not-sent', { name }), 'bad')
  }
  const form = useForm({
    shape: recordReason.body,
    sentences: { note: t('compliance.note-wanted') },
    read: (data) => ({ subjectPath, code: withWords, note: data.get('note') }),
    send: ({ code, note }) => record(code, note),
    problem: sending.problem,
    busy,
  })
  const choose = (code: ReasonCode) => {
    if (busy) return
    if (code === 'other' || adding) setWithWords(code)
    else void record(code, '')
  }
  return (
    <Dialog title={t('compliance.why')} onClose={onClose}>
      <p className="reason-subject">{name}</p>
      {sendingPhoto.problem !== undefined && photo !== undefined ? (
        <>
          <TroubleLine problem={sendingPhoto.problem} />
          <div className="form-actions">
            <Button look="primary" busy={busy} onClick={() => void sendPhoto(photo)}>
              {t('compliance.photo-send')}
            </Button>
          </div>
        </>
      ) : withWords === undefined ? (
        <>
          {sending.problem ? <TroubleLine problem={sending.problem} /> : null}
          <PhotoPick photo={photo} onPick={setPhoto} />
          <p className="quiet">{t('compliance.why-hint')}</p>
          <ul className="reasons">
            {reasonCodes.map((code) => (
              <li key={code}>
                <button type="button" aria-disabled={busy || undefined} onClick={() => choose(code)}>
                  {t(`compliance.reason.${code}`)}
                </button>
              </li>
            ))}
          </ul>
          <label className="pick">
            <input type="checkbox" checked={adding} onChange={(event) => setAdding(event.target.checked)} />
            <span>{t('compliance.add-words')}</span>
          </label>
        </>
      ) : (
        <form {...form.props} className="form">
          <ErrorSummary form={form} />
          <p>
            <b>{t(`compliance.reason.${withWords}`)}</b>
          </p>
          <TextField
            form={form}
            name="note"
            label={t('compliance.note')}
            hint={t('compliance.note-hint')}
            lines={3}
            maxLength={300}
            onFocusFirst
          />
          <PhotoPick photo={photo} onPick={setPhoto} />
          <div className="form-actions">
            <Button type="submit" look="primary" busy={busy}>
              {t('compliance.save-reason')}
            </Button>
            <Button onClick={() => setWithWords(undefined)}>{t('compliance.change-reason')}</Button>
          </div>
        </form>
      )}
    </Dialog>
  )
}
