import { writeFileSync } from 'node:fs'
import QRCode from 'qrcode'

/** One grey picture, a byte a point. */
export interface Grey {
  readonly width: number
  readonly height: number
  readonly points: Uint8ClampedArray
}

/** How badly a camera sees a code. Angles in degrees, lengths in points, light as a share of full light. */
export interface Hardship {
  readonly turn: number
  /** How much the far edge is shorter than the near one, 0 to 1. */
  readonly tilt: number
  readonly blur: number
  readonly light: number
  readonly contrast: number
  readonly noise: number
}

export const noHardship: Hardship = { turn: 0, tilt: 0, blur: 0, light: 1, contrast: 1, noise: 0 }

/** The hard set that the readers were chosen by: blur 0.8–2 points, 45–85 % of the light, little contrast, ±40°, tilt, noise. */
export function hardship(chance: () => number): Hardship {
  const between = (low: number, high: number) => low + chance() * (high - low)
  return {
    turn: between(-40, 40),
    tilt: between(0, 0.3),
    blur: between(0.8, 2),
    light: between(0.45, 0.85),
    contrast: between(0.45, 0.8),
    noise: between(4, 14),
  }
}

/** The same numbers in every run. */
export function chanceFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** A QR code as a camera would see it held up in the middle of the picture, filling `fill` of its height. */
export function qrPicture(
  text: string,
  size: { width: number; height: number; fill: number },
  hard: Hardship,
  chance: () => number,
): Grey {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' })
  const side = modules.size + 8
  const { width, height } = size
  const half = (height * size.fill) / 2
  const angle = (hard.turn * Math.PI) / 180
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  const dark = (x: number, y: number) => {
    const [column, row] = [Math.floor(x) - 4, Math.floor(y) - 4]
    return column >= 0 && row >= 0 && column < modules.size && row < modules.size && modules.get(row, column) === 1
  }
  // For each point of the picture: where on the paper it lies.
  const shade = (px: number, py: number) => {
    const [dx, dy] = [px - width / 2, py - height / 2]
    const [u, v] = [(dx * cos + dy * sin) / half, (dy * cos - dx * sin) / half]
    const depth = 1 - hard.tilt * v * 0.5
    const [x, y] = [(u / depth + 1) / 2, (v / depth + 1) / 2]
    if (x < 0 || y < 0 || x >= 1 || y >= 1) return 0.35
    return dark(x * side, y * side) ? 0 : 1
  }
  const sharp = new Float32Array(width * height)
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) sharp[y * width + x] = (shade(x + 0.25, y + 0.25) + shade(x + 0.75, y + 0.75)) / 2
  const soft = blurred(sharp, width, height, hard.blur)
  const points = new Uint8ClampedArray(width * height)
  for (let i = 0; i < points.length; i += 1) {
    const value = 0.5 + ((soft[i] ?? 0) - 0.5) * hard.contrast
    points[i] = value * 255 * hard.light + (chance() + chance() + chance() - 1.5) * hard.noise * 2
  }
  return { width, height, points }
}

/** A bell of this width, first along the rows, then along the columns. */
function blurred(points: Float32Array, width: number, height: number, deviation: number): Float32Array {
  if (deviation === 0) return points
  const reach = Math.ceil(deviation * 2.5)
  const bell = Float32Array.from({ length: 2 * reach + 1 }, (_, i) => Math.exp(-((i - reach) ** 2) / (2 * deviation ** 2)))
  const whole = bell.reduce((sum, value) => sum + value, 0)
  const along = (from: Float32Array, lines: number, lineStep: number, length: number, step: number) => {
    const to = new Float32Array(from.length)
    for (let line = 0; line < lines; line += 1)
      for (let place = 0; place < length; place += 1) {
        let sum = 0
        for (let k = -reach; k <= reach; k += 1) {
          const there = Math.min(length - 1, Math.max(0, place + k))
          sum += (from[line * lineStep + there * step] ?? 0) * (bell[k + reach] ?? 0)
        }
        to[line * lineStep + place * step] = sum / whole
      }
    return to
  }
  return along(along(points, height, width, width, 1), width, 1, height, width)
}

/** A film for Chromium’s fake camera: YUV4MPEG2, grey, 10 pictures a second, played over and over. */
export function writeFilm(file: string, pictures: readonly Grey[]): void {
  const [first] = pictures
  if (first === undefined) throw new Error('a film needs a picture')
  const noColour = Buffer.alloc((first.width * first.height) / 2, 128)
  const parts: Uint8Array[] = [Buffer.from(`YUV4MPEG2 W${first.width} H${first.height} F10:1 Ip A1:1 C420jpeg\n`)]
  for (const { points } of pictures) parts.push(Buffer.from('FRAME\n'), new Uint8Array(points), noColour)
  writeFileSync(file, Buffer.concat(parts))
}
