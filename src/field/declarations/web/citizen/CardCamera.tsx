import { useEffect, useRef, useState } from 'react'
import { openCamera, stop } from '../../../../web/camera/camera.ts'
import { type Decoder, openDecoder } from '../../../../web/camera/decoder.ts'
import { Button } from '../../../../web/design/Button.tsx'
import { useWords } from './words.ts'

/** What the code on an ID card says of its holder, by the names of the form's questions; undefined when it is no such card. */
export type ReadCard = (text: string, today: string) => Readonly<Record<string, string>> | undefined

interface CardCameraProps {
  today: string
  bringReader: () => Promise<ReadCard>
  onRead: (card: Readonly<Record<string, string>>) => void
  onClose: () => void
}

type State = 'opening' | 'open' | 'other-code' | 'refused'

/** The phone's camera reads the code on an ID card. No picture is kept or sent; whoever refuses the camera types as before. */
export function CardCamera({ today, bringReader, onRead, onClose }: CardCameraProps) {
  const { t } = useWords()
  const video = useRef<HTMLVideoElement>(null)
  const [attempt, setAttempt] = useState(0)
  const [state, setState] = useState<State>('opening')
  const latest = useRef(onRead)
  latest.current = onRead

  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` asks for the camera again
  useEffect(() => {
    let left = false
    let stream: MediaStream | undefined
    let decoder: Decoder | undefined
    const open = async () => {
      setState('opening')
      stream = await openCamera(undefined)
      const element = video.current
      if (left || element === null) return stop(stream)
      element.srcObject = stream
      await element.play()
      const [readCard, opened] = await Promise.all([bringReader(), openDecoder()])
      if (left) return opened.close()
      decoder = opened
      setState('open')
      const look = async () => {
        if (left) return
        const text = element.readyState >= 2 && !document.hidden ? await opened.read(element).catch(() => undefined) : undefined
        const card = text === undefined || left ? undefined : readCard(text, today)
        if (card !== undefined) return latest.current(card)
        if (text !== undefined && !left) setState('other-code')
        setTimeout(() => void look(), 100)
      }
      void look()
    }
    open().catch(() => {
      if (!left) setState('refused')
    })
    return () => {
      left = true
      if (stream) stop(stream)
      decoder?.close()
    }
  }, [attempt])

  if (state === 'refused')
    return (
      <div className="declare-note" role="alert">
        <p>
          <b>{t('declare.camera-refused')}</b>
        </p>
        <p>{t('declare.camera-refused-hint')}</p>
        <p className="declare-action">
          <Button wide onClick={() => setAttempt(attempt + 1)}>
            {t('web.try-again')}
          </Button>
        </p>
      </div>
    )
  return (
    <div className="declare-camera">
      <video ref={video} muted playsInline aria-label={t('declare.camera')} />
      <p role="status" className="declare-camera-line">
        {t(
          state === 'opening'
            ? 'declare.camera-opening'
            : state === 'other-code'
              ? 'declare.camera-other-code'
              : 'declare.camera-hold',
        )}
      </p>
      <Button wide onClick={onClose}>
        {t('declare.camera-close')}
      </Button>
    </div>
  )
}
