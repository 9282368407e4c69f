import { useEffect, useRef, useState } from 'react'
import { type CameraChoice, camerasHere, canLight, light, openCamera, stop } from '../../../../web/camera/camera.ts'
import { type Decoder, openDecoder } from '../../../../web/camera/decoder.ts'
import { useWords } from '../../../../web/kiosk/words.ts'
import { note, noted } from './place.ts'
import type { Reading } from './use-door.ts'

interface CameraViewProps {
  /** A result is being shown: look, but do not read. */
  paused: boolean
  onReading: (reading: Reading) => void
}

const cameraKey = 'khien.kiosk.camera'

/** The device’s own camera as a scanner. The picture stays on the device; only the text of a code leaves this component. */
export function CameraView({ paused, onReading }: CameraViewProps) {
  const { t } = useWords()
  const video = useRef<HTMLVideoElement>(null)
  const track = useRef<MediaStreamTrack | undefined>(undefined)
  const [wanted, setWanted] = useState(() => noted(cameraKey))
  const [attempt, setAttempt] = useState(0)
  const [state, setState] = useState<'opening' | 'open' | 'refused'>('opening')
  const [cameras, setCameras] = useState<readonly CameraChoice[]>([])
  const [current, setCurrent] = useState<string | undefined>(undefined)
  const [facesUser, setFacesUser] = useState(false)
  const [torch, setTorch] = useState<boolean | undefined>(undefined)
  const latest = useRef({ paused, onReading })
  latest.current = { paused, onReading }

  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` opens the same camera again
  useEffect(() => {
    let left = false
    let stream: MediaStream | undefined
    let decoder: Decoder | undefined
    const isNew = heldOnce()
    const lookAt = async (element: HTMLVideoElement, reader: Decoder) => {
      const since = performance.now()
      const text = await reader.read(element).catch(() => undefined)
      if (text !== undefined && !left && !latest.current.paused && isNew(text)) latest.current.onReading({ text, since })
    }
    const read = async () => {
      if (left) return
      const element = video.current
      if (element && element.readyState >= 2 && !latest.current.paused && !document.hidden && decoder)
        await lookAt(element, decoder)
      setTimeout(() => void read(), 70)
    }
    const open = async () => {
      setState('opening')
      stream = await openCamera(wanted)
      const [first] = stream.getVideoTracks()
      if (left || video.current === null || first === undefined) return stop(stream)
      track.current = first
      first.addEventListener('ended', () => setState('refused'))
      setCurrent(first.getSettings().deviceId)
      setFacesUser(first.getSettings().facingMode === 'user')
      setTorch(canLight(first) ? false : undefined)
      video.current.srcObject = stream
      await video.current.play()
      setCameras(await camerasHere())
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
  }, [wanted, attempt])
  useAwake()

  const choose = (id: string) => {
    note(cameraKey, id)
    setWanted(id)
  }
  const turnLight = async () => {
    const on = torch !== true
    if (track.current && (await light(track.current, on))) setTorch(on)
  }
  return (
    <div className="camera">
      <video ref={video} className={facesUser ? 'camera-mirrored' : undefined} muted playsInline aria-label={t('kiosk.camera')} />
      {state === 'refused' ? (
        <p className="camera-refused" role="alert">
          {t(globalThis.isSecureContext ? 'kiosk.camera-refused' : 'kiosk.camera-needs-https-hint')}{' '}
          {globalThis.isSecureContext ? (
            <button type="button" className="kiosk-button" onClick={() => setAttempt(attempt + 1)}>
              {t('web.try-again')}
            </button>
          ) : null}
        </p>
      ) : (
        <>
          <svg className="camera-frame" viewBox="0 0 100 100" aria-hidden="true">
            <path d="M8 26V8h18M74 8h18v18M92 74v18H74M26 92H8V74" />
          </svg>
          <p className="camera-line">{t(state === 'open' ? 'kiosk.hold-code-camera' : 'web.loading')}</p>
        </>
      )}
      <div className="camera-tools">
        {torch === undefined ? null : (
          <button type="button" className="kiosk-button" aria-pressed={torch} onClick={() => void turnLight()}>
            {t('kiosk.torch')}
          </button>
        )}
        {cameras.length > 1 ? (
          <select aria-label={t('kiosk.which-camera')} value={wanted ?? current} onChange={(event) => choose(event.target.value)}>
            {cameras.map((camera, i) => (
              <option key={camera.id} value={camera.id}>
                {t('kiosk.camera-number', { number: i + 1, label: camera.label })}
              </option>
            ))}
          </select>
        ) : null}
      </div>
    </div>
  )
}

/** Out of sight this long, the same paper counts as shown again. A result on screen interrupts the reading for less. */
const heldForMs = 4000

/** A paper held before the camera is one scan, however long it is held. */
function heldOnce(): (text: string) => boolean {
  let last = { text: '', at: 0 }
  return (text) => {
    const held = text === last.text && performance.now() - last.at < heldForMs
    last = { text, at: performance.now() }
    return !held
  }
}

/** A tablet that falls asleep reads nothing. */
function useAwake(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | undefined
    const ask = async () => {
      if (!document.hidden) lock = await navigator.wakeLock?.request('screen').catch(() => undefined)
    }
    void ask()
    document.addEventListener('visibilitychange', ask)
    return () => {
      document.removeEventListener('visibilitychange', ask)
      void lock?.release()
    }
  }, [])
}
