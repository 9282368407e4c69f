import { IconPhoto } from '@tabler/icons-react'
import { useState } from 'react'
import { useAsk, useSend } from '../../../web/api/ask.ts'
import { useMay } from '../../../web/api/session.ts'
import { announce } from '../../../web/design/announce.ts'
import { Button } from '../../../web/design/Button.tsx'
import { Dialog } from '../../../web/design/Dialog.tsx'
import { StateMark } from '../../../web/design/StateMark.tsx'
import { TroubleLine } from '../../../web/design/Trouble.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { readCameraHistory, removeCamera } from '../contract.ts'
import { type Camera, toneOfConnection } from './camera-state.ts'
import { PictureDialog } from './PictureDialog.tsx'

/** One camera: what its line does now and did before; a look through it for a stated purpose. */
export function CameraDetail({ camera }: { camera: Camera }) {
  const { t, term, ago, number, language } = useWords()
  const history = useAsk(readCameraHistory, { params: { cameraId: camera.id } }, { everySeconds: 3 })
  const mayWatch = useMay('camera.watch')
  const mayConnect = useMay('camera.connect')
  const [looking, setLooking] = useState(false)
  const [removing, setRemoving] = useState(false)
  const now = new Date()
  return (
    <>
      <p className="camera-actions">
        {mayWatch ? (
          <Button look="primary" icon={IconPhoto} onClick={() => setLooking(true)}>
            {t('cameras.see-picture')}
          </Button>
        ) : null}
        {mayConnect ? <Button onClick={() => setRemoving(true)}>{t('cameras.remove')}</Button> : null}
      </p>
      <dl className="pairs">
        <div>
          <dt>{t('cameras.state')}</dt>
          <dd>
            <StateMark tone={toneOfConnection(camera.state)} word={t(`cameras.state.${camera.state}`)} />
          </dd>
        </div>
        {camera.reason === null ? null : (
          <div>
            <dt>{t('cameras.reason')}</dt>
            <dd>{term('cameras.reason', camera.reason)}</dd>
          </div>
        )}
        <div>
          <dt>{t('cameras.since')}</dt>
          <dd>{ago(camera.since, now)}</dd>
        </div>
        {camera.framesPerSecond === null ? null : (
          <div>
            <dt>{t('cameras.frames')}</dt>
            <dd className="figures">{number(camera.framesPerSecond)}</dd>
          </div>
        )}
        {camera.bitsPerSecond === null ? null : (
          <div>
            <dt>{t('cameras.bandwidth')}</dt>
            <dd className="figures">{t('cameras.kilobits', { count: Math.round(camera.bitsPerSecond / 1000) })}</dd>
          </div>
        )}
        <div>
          <dt>{t('cameras.zone')}</dt>
          <dd>{t(`cameras.zone.${camera.zone}`)}</dd>
        </div>
        <div>
          <dt>{t('cameras.facility')}</dt>
          <dd>{language === 'vi' ? camera.facilityVi : camera.facilityEn}</dd>
        </div>
        <div>
          <dt>{t('cameras.address')}</dt>
          <dd>{camera.shownAddress}</dd>
        </div>
      </dl>
      <section className="camera-history">
        <h3>{t('cameras.history')}</h3>
        {history.problem ? <TroubleLine problem={history.problem} again={history.again} /> : null}
        {history.data?.transitions.length === 0 ? <p className="quiet">{t('cameras.no-history')}</p> : null}
        <ol>
          {history.data?.transitions.slice(0, 30).map((change) => (
            <li key={`${change.at} ${change.to}`}>
              <StateMark tone={toneOfConnection(change.to)} word={t(`cameras.state.${change.to}`)} />
              <span className="quiet">{ago(change.at, now)}</span>
              {change.reason === null ? null : <span className="camera-why">{term('cameras.reason', change.reason)}</span>}
            </li>
          ))}
        </ol>
      </section>
      {looking ? <PictureDialog camera={camera} onClose={() => setLooking(false)} /> : null}
      {removing ? <RemoveDialog camera={camera} onClose={() => setRemoving(false)} /> : null}
    </>
  )
}

function RemoveDialog({ camera, onClose }: { camera: Camera; onClose: () => void }) {
  const { t } = useWords()
  const sending = useSend(removeCamera, () => {
    announce(t('cameras.removed', { name: camera.name }))
    onClose()
  })
  return (
    <Dialog
      title={t('cameras.remove-title')}
      onClose={onClose}
      actions={
        <>
          <Button look="danger" busy={sending.sending} onClick={() => void sending.send({ params: { cameraId: camera.id } })}>
            {t('cameras.remove')}
          </Button>
          <Button onClick={onClose}>{t('cameras.keep')}</Button>
        </>
      }
    >
      {sending.problem ? <TroubleLine problem={sending.problem} /> : null}
      <p>{t('cameras.remove-hint', { name: camera.name })}</p>
    </Dialog>
  )
}
