import { readerOptions } from './reader-options.ts'

/** Reads a QR code from what a camera sees at this moment; undefined: none in sight. */
export interface Decoder {
  read(video: HTMLVideoElement): Promise<string | undefined>
  close(): void
}

interface NativeDetector {
  detect(image: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>
}
declare global {
  // Not in TypeScript’s library: a proposal that Chrome on Android and macOS ship.
  var BarcodeDetector:
    | ((new (options: { formats: readonly string[] }) => NativeDetector) & { getSupportedFormats(): Promise<readonly string[]> })
    | undefined
}

/** The browser’s own reader where it knows QR codes, otherwise zxing in a worker; measured, the smaller readers miss one code in three. */
export async function openDecoder(): Promise<Decoder> {
  const Native = globalThis.BarcodeDetector
  if (Native !== undefined && (await readsQrCodes(Native))) {
    const detector = new Native({ formats: ['qr_code'] })
    return { read: async (video) => (await detector.detect(video))[0]?.rawValue, close: () => {} }
  }
  return openWorkerDecoder()
}

async function readsQrCodes(native: NonNullable<typeof BarcodeDetector>): Promise<boolean> {
  try {
    return (await native.getSupportedFormats()).includes('qr_code')
  } catch {
    return false
  }
}

/** The square in the middle, at most this wide: enough for a card at arm’s length, and quick on an old tablet. */
const side = 640

function openWorkerDecoder(): Decoder {
  const worker = new Worker(new URL('./decode.worker.ts', import.meta.url), { type: 'module' })
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d', { willReadFrequently: true })
  let answer: ((text: string | undefined) => void) | undefined
  let round = 0
  worker.addEventListener('message', (event: MessageEvent<unknown>) =>
    answer?.(typeof event.data === 'string' ? event.data : undefined),
  )
  worker.addEventListener('error', () => answer?.(undefined))
  return {
    read: (video) =>
      new Promise((resolve) => {
        const whole = Math.min(video.videoWidth, video.videoHeight)
        if (context === null || whole === 0) return resolve(undefined)
        const size = Math.min(side, whole)
        canvas.width = size
        canvas.height = size
        context.drawImage(video, (video.videoWidth - whole) / 2, (video.videoHeight - whole) / 2, whole, whole, 0, 0, size, size)
        const picture = context.getImageData(0, 0, size, size)
        answer = resolve
        round += 1
        worker.postMessage({ picture, options: readerOptions(round % 4 === 0) }, [picture.data.buffer])
      }),
    close: () => worker.terminate(),
  }
}
