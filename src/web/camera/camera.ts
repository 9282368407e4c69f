import { fieldIn } from '../api/lean.ts'

export interface CameraChoice {
  readonly id: string
  /** As the device names it. */
  readonly label: string
}

/** The camera chosen on this device, else the one that looks away from the screen. Rejects when there is none or it is not allowed. */
export async function openCamera(id: string | undefined): Promise<MediaStream> {
  const size = { width: { ideal: 1280 }, height: { ideal: 720 } }
  const outward = { video: { ...size, facingMode: 'environment' } }
  if (id === undefined || id === '') return navigator.mediaDevices.getUserMedia(outward)
  // The chosen one may have been unplugged since.
  return navigator.mediaDevices
    .getUserMedia({ video: { ...size, deviceId: { exact: id } } })
    .catch(() => navigator.mediaDevices.getUserMedia(outward))
}

/** Known with their names only after a camera was allowed. */
export async function camerasHere(): Promise<readonly CameraChoice[]> {
  const devices = await navigator.mediaDevices.enumerateDevices().catch(() => [])
  return devices
    .filter((device) => device.kind === 'videoinput' && device.deviceId !== '')
    .map((device) => ({ id: device.deviceId, label: device.label }))
}

/** Whether the camera has a light: Chrome on Android tells, others have no word for it. */
export function canLight(track: MediaStreamTrack): boolean {
  return typeof track.getCapabilities === 'function' && fieldIn(track.getCapabilities(), 'torch') === true
}

export async function light(track: MediaStreamTrack, on: boolean): Promise<boolean> {
  const wish: MediaTrackConstraintSet & { torch: boolean } = { torch: on }
  return track.applyConstraints({ advanced: [wish] }).then(
    () => true,
    () => false,
  )
}

export function stop(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop()
}
