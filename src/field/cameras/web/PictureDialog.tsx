import { useState } from 'react'
import { useSend } from '../../../web/api/ask.ts'
import { Button } from '../../../web/design/Button.tsx'
import { Dialog } from '../../../web/design/Dialog.tsx'
import { ErrorSummary } from '../../../web/design/ErrorSummary.tsx'
import { useForm } from '../../../web/design/form.ts'
import { TextField } from '../../../web/design/TextField.tsx'
import { useObjectUrl } from '../../../web/desk/object-url.ts'
import { useWords } from '../../../web/desk/words.ts'
import { viewSnapshot } from '../contract.ts'
import type { Camera } from './camera-state.ts'

/** The last keyframe, after a purpose was given. It comes as a film of one picture: no decoder runs on the server. */
export function PictureDialog({ camera, onClose }: { camera: Camera; onClose: () => void }) {
  const { t } = useWords()
  const sending = useSend(viewSnapshot)
  const film = useObjectUrl(sending.reply)
  const [cannotShow, setCannotShow] = useState(false)
  const form = useForm({
    shape: viewSnapshot.body,
    sentences: { purpose: t('cameras.purpose-wanted') },
    send: (body) => sending.send({ params: { cameraId: camera.id }, body }),
    problem: sending.problem,
    busy: sending.sending,
  })
  return (
    <Dialog title={t('cameras.picture-of', { name: camera.name })} onClose={onClose}>
      <p className="quiet">{t('cameras.viewing-is-recorded')}</p>
      {sending.reply === undefined ? (
        <form {...form.props} className="form camera-purpose">
          <ErrorSummary form={form} />
          <TextField
            form={form}
            name="purpose"
            label={t('cameras.purpose')}
            hint={t('cameras.purpose-hint')}
            lines={3}
            maxLength={300}
            onFocusFirst
          />
          <div className="form-actions">
            <Button type="submit" look="primary" busy={sending.sending}>
              {t('cameras.show-now')}
            </Button>
          </div>
        </form>
      ) : (
        <>
          {cannotShow ? <p role="alert">{t('cameras.picture-cannot-be-shown')}</p> : null}
          {film && !cannotShow ? (
            <video
              className="camera-picture"
              src={film}
              muted
              playsInline
              autoPlay
              preload="auto"
              aria-label={t('cameras.picture-of', { name: camera.name })}
              onError={() => setCannotShow(true)}
            />
          ) : null}
          <div className="form-actions">
            <Button
              onClick={() => {
                setCannotShow(false)
                sending.forget()
              }}
            >
              {t('cameras.another-picture')}
            </Button>
          </div>
        </>
      )}
    </Dialog>
  )
}
