/**
 * Draws and encodes the films of the camera simulator: `node tools/camera-clips.ts`. Needs ffmpeg; nothing else in the
 * repository does. The pictures are drawn here from scratch (an empty corridor with a clock), so they are nobody's recording.
 *
 * Along the top run twelve squares: the number of the picture in binary, white = 1, most significant first. A browser test
 * reads them back to measure the delay from camera to screen.
 */
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const width = 640
const height = 360
const framesPerSecond = 12
const seconds = 10
const keyEverySeconds = 2
const folder = new URL('../src/field/cameras/simulator/clips/', import.meta.url)

type Colour = readonly [number, number, number]
type Frame = { readonly bytes: Buffer; fill(left: number, top: number, right: number, bottom: number, colour: Colour): void }

function newFrame(): Frame {
  const bytes = Buffer.alloc(width * height * 3)
  return {
    bytes,
    fill(left, top, right, bottom, [red, green, blue]) {
      for (let y = Math.max(0, Math.round(top)); y < Math.min(height, Math.round(bottom)); y++) {
        for (let x = Math.max(0, Math.round(left)); x < Math.min(width, Math.round(right)); x++) {
          bytes.set([red, green, blue], (y * width + x) * 3)
        }
      }
    },
  }
}

/** A point at `depth` (1 near, 5 far) across (-1..1) and up (-1..1) the corridor, seen from its middle. */
function seen(across: number, up: number, depth: number): { x: number; y: number } {
  return { x: width / 2 + (across * width * 0.5) / depth, y: height * 0.47 - (up * height * 0.53) / depth }
}

function drawCorridor(frame: Frame, second: number): void {
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) frame.bytes.set(corridorColour(x, y, second), (y * width + x) * 3)
  }
  for (const depth of [1.25, 1.75, 2.6]) {
    for (const side of [-1, 1]) drawDoor(frame, side, depth)
  }
  const far = 4.2
  const { x: left, y: top } = seen(-0.45, 0.55, far)
  const { x: right, y: bottom } = seen(0.45, -1, far)
  frame.fill(left, top, right, bottom, [96, 116, 128])
  frame.fill(left + 3, top + 3, (left + right) / 2 - 1, bottom - 2, [152, 178, 188])
  frame.fill((left + right) / 2 + 1, top + 3, right - 3, bottom - 2, [152, 178, 188])
}

function corridorColour(x: number, y: number, second: number): Colour {
  const dx = (x - width / 2) / (width * 0.5)
  const dy = (height * 0.47 - y) / (height * 0.53)
  const depth = Math.min(4.2, 1 / Math.max(Math.abs(dx), Math.abs(dy), 0.001))
  const shade = 1.08 - depth * 0.12
  if (Math.abs(dx) * depth < 0.999 && Math.abs(dy) * depth < 0.999) return [150, 156, 150]
  if (Math.abs(dx) >= Math.abs(dy)) {
    const isSkirting = dy * depth < -0.35
    return isSkirting ? scaled([112, 150, 140], shade) : scaled([206, 210, 200], shade)
  }
  if (dy > 0) {
    const isLamp = Math.abs(dx * depth) < 0.16 && Math.floor(depth * 2.2) % 2 === 1
    return isLamp ? [250, 250, 240] : scaled([226, 228, 224], shade)
  }
  const isJoint = Math.abs(((depth * 3) % 1) - 0.5) > 0.47 || Math.abs((((dx * depth + 1) * 3) % 1) - 0.5) > 0.48
  const light = 1 + 0.14 * Math.exp(-(((depth - 1.6 - 0.9 * Math.sin((second * Math.PI) / 5)) / 0.3) ** 2))
  return scaled(isJoint ? [128, 124, 116] : [164, 160, 150], shade * light)
}

/** A closed door in the side wall, its edges following the perspective. */
function drawDoor(frame: Frame, side: number, depth: number): void {
  const deeper = depth * 1.28
  const near = seen(side, 0, depth).x
  const far = seen(side, 0, deeper).x
  const step = near < far ? 1 : -1
  for (let x = Math.round(near); x !== Math.round(far); x += step) {
    const here = (width * 0.5) / Math.max(1, Math.abs(x - width / 2))
    const isEdge = Math.abs(x - near) < 3 || Math.abs(x - far) < 2
    frame.fill(x, seen(0, 0.42, here).y, x + 1, seen(0, -1, here).y, isEdge ? [92, 84, 72] : [156, 128, 96])
  }
}

/** Seven segments a digit: top, upper right, lower right, bottom, lower left, upper left, middle. */
const segments = ['1111110', '0110000', '1101101', '1111001', '0110011', '1011011', '1011111', '1110000', '1111111', '1111011']

function drawClock(frame: Frame, second: number): void {
  const text = `${String(Math.floor(second)).padStart(2, '0')}.${Math.floor((second % 1) * 10)}`
  frame.fill(14, height - 52, 132, height - 12, [18, 22, 26])
  let x = 22
  for (const character of text) {
    if (character === '.') {
      frame.fill(x, height - 23, x + 5, height - 18, [240, 190, 60])
      x += 13
      continue
    }
    drawDigit(frame, Number(character), x, height - 46)
    x += 31
  }
}

function drawDigit(frame: Frame, digit: number, x: number, y: number): void {
  const bars: [number, number, number, number][] = [
    ...([
      [3, 0, 19, 4],
      [18, 2, 22, 14],
      [18, 14, 22, 27],
      [3, 24, 19, 28],
    ] satisfies [number, number, number, number][]),
    ...([
      [0, 14, 4, 27],
      [0, 2, 4, 14],
      [3, 12, 19, 16],
    ] satisfies [number, number, number, number][]),
  ]
  bars.forEach(([left, top, right, bottom], index) => {
    if (segments[digit]?.[index] === '1') frame.fill(x + left, y + top, x + right, y + bottom, [240, 190, 60])
  })
}

/** Five by seven dots a letter, for the one word that every simulated picture carries. */
const letters: Record<string, readonly string[]> = {
  A: ['01110', '10001', '10001', '11111', '10001', '10001', '10001'],
  D: ['11110', '10001', '10001', '10001', '10001', '10001', '11110'],
  E: ['11111', '10000', '10000', '11110', '10000', '10000', '11111'],
  I: ['01110', '00100', '00100', '00100', '00100', '00100', '01110'],
  L: ['10000', '10000', '10000', '10000', '10000', '10000', '11111'],
  M: ['10001', '11011', '10101', '10101', '10001', '10001', '10001'],
  S: ['01111', '10000', '10000', '01110', '00001', '00001', '11110'],
  T: ['11111', '00100', '00100', '00100', '00100', '00100', '00100'],
  U: ['10001', '10001', '10001', '10001', '10001', '10001', '01110'],
}

function drawWord(frame: Frame, word: string, left: number, top: number, dot: number): void {
  frame.fill(left - 8, top - 7, left + word.length * 6 * dot + 6, top + 7 * dot + 7, [18, 22, 26])
  ;[...word].forEach((letter, index) => {
    letters[letter]?.forEach((row, y) => {
      ;[...row].forEach((on, x) => {
        const at = left + (index * 6 + x) * dot
        if (on === '1') frame.fill(at, top + y * dot, at + dot, top + (y + 1) * dot, [230, 234, 236])
      })
    })
  })
}

function drawNumber(frame: Frame, number: number): void {
  for (let bit = 0; bit < 12; bit++) {
    const isOne = (number >> (11 - bit)) & 1
    frame.fill(16 + bit * 20, 8, 36 + bit * 20, 28, isOne ? [235, 235, 235] : [20, 20, 20])
  }
}

function scaled(colour: Colour, by: number): Colour {
  const [red, green, blue] = colour.map((part) => Math.min(255, Math.round(part * by)))
  return [red ?? 0, green ?? 0, blue ?? 0]
}

/** The grain of a cheap sensor, two by two pixels, new in every picture and the same on every run. */
function addGrain(frame: Frame, number: number): void {
  let state = (number + 1) * 2_654_435_761
  for (let y = 0; y < height; y += 2) {
    for (let x = 0; x < width; x += 2) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
      const grain = ((state >>> 24) % 11) - 5
      for (const at of [y * width + x, y * width + x + 1, (y + 1) * width + x, (y + 1) * width + x + 1]) {
        for (let part = at * 3; part < at * 3 + 3; part++) {
          frame.bytes[part] = Math.min(255, Math.max(0, (frame.bytes[part] ?? 0) + grain))
        }
      }
    }
  }
}

function drawNormal(number: number): Buffer {
  const frame = newFrame()
  drawCorridor(frame, number / framesPerSecond)
  addGrain(frame, number)
  drawClock(frame, number / framesPerSecond)
  drawWord(frame, 'SIMULATED', width - 190, height - 40, 3)
  drawNumber(frame, number)
  return frame.bytes
}

async function encode(name: string, quality: string, draw: (number: number) => Buffer): Promise<void> {
  const target = fileURLToPath(new URL(`${name}.h264`, folder))
  const size = `${width}x${height}`
  const gop = String(framesPerSecond * keyEverySeconds)
  const ffmpeg = spawn(
    'ffmpeg',
    [
      ...['-hide_banner', '-loglevel', 'error', '-y', '-f', 'rawvideo', '-pix_fmt', 'rgb24', '-s', size],
      ...['-r', String(framesPerSecond), '-i', '-', '-pix_fmt', 'yuv420p', '-c:v', 'libx264', '-profile:v', 'main'],
      ...[
        '-preset',
        'veryslow',
        '-crf',
        quality,
        '-bf',
        '0',
        '-g',
        gop,
        '-keyint_min',
        gop,
        '-sc_threshold',
        '0',
        '-threads',
        '1',
      ],
      ...['-bsf:v', 'filter_units=remove_types=6', '-f', 'h264', target],
    ],
    { stdio: ['pipe', 'ignore', 'inherit'] },
  )
  for (let number = 0; number < framesPerSecond * seconds; number++) {
    if (!ffmpeg.stdin.write(draw(number))) await once(ffmpeg.stdin, 'drain')
  }
  ffmpeg.stdin.end()
  const [code] = await once(ffmpeg, 'close')
  if (code !== 0) throw new Error(`ffmpeg ended with ${code}`)
  process.stdout.write(`${target}: ${statSync(target).size} bytes\n`)
}

if (spawnSync('ffmpeg', ['-version']).status !== 0) {
  process.stderr.write(
    'ffmpeg was not found. It is needed only to draw the simulator clips anew; the committed ones work without it.\n',
  )
  process.exitCode = 1
} else {
  await encode('normal', '26', drawNormal)
  await encode('black', '30', () => newFrame().bytes)
  const still = drawNormal(0)
  await encode('frozen', '34', () => still)
}
