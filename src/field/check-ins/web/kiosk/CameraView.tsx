import { useEffect, useRef, useState } from 'react'
import { useWords } from '../../../../web/kiosk/words.ts'
import { type Decoder, openDecoder } from './decoder.ts'

interface CameraViewProps {
  /** A result is being shown: look, but do not read. */
  paused: boolean
  onCode: (text: string) => void
}

/** The device’s own camera as a scanner. The picture stays on the device; only the text of a code leaves this component. */
export function CameraView({ paused, onCode }: CameraViewProps) {
  const { t } = useWords()
  const video = useRef<HTMLVideoElement>(null)
  const [facing, setFacing] = useState<'environment' | 'user'>('environment')
  const [state, setState] = useState<'opening' | 'open' | 'refused'>('opening')
  const latest = useRef({ paused, onCode })
  latest.current = { paused, onCode }

  useEffect(() => {
    let left = false
    let stream: MediaStream | undefined
    let decoder: Decoder | undefined
    // A paper held before the camera is one scan, however long it is held.
    let last = { text: '', at: 0 }
    const isNew = (text: string) => {
      const held = text === last.text && Date.now() - last.at < heldForMs
      last = { text, at: Date.now() }
      return !held
    }
    const read = async () => {
      if (left) return
      const element = video.current
      if (element && element.readyState >= 2 && !latest.current.paused && decoder) {
        const text = await decoder.read(element).catch(() => undefined)
        if (text !== undefined && !left && !latest.current.paused && isNew(text)) latest.current.onCode(text)
      }
      setTimeout(() => void read(), 70)
    }
    const open = async () => {
      setState('opening')
      stream = await navigator.mediaDevices.getUserMedia({
        video: { facingMode: facing, width: { ideal: 1280 }, height: { ideal: 720 } },
      })
      if (left || video.current === null) return stop(stream)
      video.current.srcObject = stream
      await video.current.play()
      decoder = await openDecoder()
      setState('open')
      void read()
    }
    // Without https there is no `mediaDevices` at all; a refusal and a missing camera end here too.
    Promise.resolve()
      .then(open)
      .catch(() => {
        if (!left) setState('refused')
      })
    return () => {
      left = true
      if (stream) stop(stream)
      decoder?.close()
    }
  }, [facing])

  return (
    <div className="camera">
      <video
        ref={video}
        className={facing === 'user' ? 'camera-mirrored' : undefined}
        muted
        playsInline
        aria-label={t('kiosk.camera')}
      />
      {state === 'refused' ? (
        <p className="camera-refused" role="alert">
          {t(globalThis.isSecureContext ? 'kiosk.camera-refused' : 'kiosk.camera-needs-https-hint')}
        </p>
      ) : (
        <>
          <svg className="camera-frame" viewBox="0 0 100 100" aria-hidden="true">
            <path d="M8 26V8h18M74 8h18v18M92 74v18H74M26 92H8V74" />
          </svg>
          <p className="camera-line">{t(state === 'open' ? 'kiosk.hold-code-camera' : 'web.loading')}</p>
          <button
            type="button"
            className="kiosk-button camera-turn"
            onClick={() => setFacing(facing === 'user' ? 'environment' : 'user')}
          >
            {t('kiosk.turn-camera')}
          </button>
        </>
      )}
    </div>
  )
}

/** Out of sight this long, the same paper counts as shown again. A result on screen interrupts the reading for less. */
const heldForMs = 4000

function stop(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop()
}
