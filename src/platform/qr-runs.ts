import { create } from 'qrcode'

/** A QR code as what is dark in it: runs of squares, `[x, y, length]`, from the top left; `size` squares each way. */
export interface QrRuns {
  readonly size: number
  readonly runs: readonly (readonly [x: number, y: number, length: number])[]
}

/** The code of a text; a quarter of it may be torn off or stained and it still reads (level Q). */
export function qrRuns(text: string): QrRuns {
  const { size, data } = create(text, { errorCorrectionLevel: 'Q' }).modules
  const runs: (readonly [number, number, number])[] = []
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      if (!data[y * size + x]) continue
      const from = x
      while (x + 1 < size && data[y * size + x + 1]) x += 1
      runs.push([from, y, x - from + 1])
    }
  }
  return { size, runs }
}
