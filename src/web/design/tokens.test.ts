import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8')
const tokens = new Map([...css.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)].map(([, name = '', colour = '']) => [name, colour]))

type Colour = readonly [number, number, number]

/** Machado, Oliveira and Fernandes 2009, severity 1. */
const visions: Readonly<Record<string, readonly Colour[]>> = {
  'all-colour': [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopic: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopic: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopic: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
}

describe('contrast, WCAG 2.2', () => {
  const text: [string, string][] = [
    ['ink', 'bg'],
    ['ink-2', 'bg'],
    ['ink-2', 'head'],
    ['ink-3', 'card'],
    ['ink-3', 'bg'],
    ['ink-3', 'head'],
    ['ink', 'primary-light'],
    ['ink-3', 'primary-light'],
    ['primary', 'card'],
    ['primary', 'bg'],
    ['primary-dark', 'primary-light'],
    ['card', 'primary'],
    ['ok', 'card'],
    ['ok', 'ok-light'],
    ['warn', 'card'],
    ['warn', 'warn-light'],
    ['warn', 'primary-light'],
    ['bad', 'card'],
    ['bad', 'bad-light'],
    ['bad', 'primary-light'],
    ['on-night', 'night'],
    ['on-night-2', 'night'],
    ['on-night-2', 'night-2'],
    ['on-risk-1', 'risk-1'],
    ['on-risk-2', 'risk-2'],
    ['on-risk-3', 'risk-3'],
    ['on-risk-4', 'risk-4'],
  ]
  test.each(text)('text in --%s on --%s reaches 4.5 to 1', (ink, ground) => {
    expect(contrast(token(ink), token(ground))).toBeGreaterThanOrEqual(4.5)
  })

  test.each([
    ['edge', 'card'],
    ['primary', 'bg'],
    ['sun', 'night'],
  ])('the edge or focus ring --%s on --%s reaches 3 to 1', (edge, ground) => {
    expect(contrast(token(edge), token(ground))).toBeGreaterThanOrEqual(3)
  })
})

describe('colours that mean something', () => {
  const risk = ['risk-1', 'risk-2', 'risk-3', 'risk-4'].map(token)
  const generations = ['generation-0', 'generation-1', 'generation-2', 'generation-3', 'generation-4'].map(token)

  test('a higher level is always darker', () => {
    const light = risk.map(luminance)
    expect(light).toEqual([...light].sort((a, b) => b - a))
  })

  test.each(Object.keys(visions))('levels stay apart for %s eyes', (vision) => {
    expect(closest(risk, vision)).toBeGreaterThanOrEqual(12)
  })

  test.each(Object.keys(visions))('generations stay apart for %s eyes', (vision) => {
    expect(closest(generations, vision)).toBeGreaterThanOrEqual(12)
  })

  test('a common traffic light would not pass, so the measure can fail', () => {
    const trafficLight = ['#2e7d32', '#fbc02d', '#f57c00', '#d32f2f'].map(linear)
    expect(closest(trafficLight, 'deuteranopic')).toBeLessThan(12)
  })
})

function token(name: string): Colour {
  const colour = tokens.get(name)
  if (colour === undefined) throw new Error(`tokens.css has no --${name}`)
  return linear(colour)
}

function linear(hex: string): Colour {
  const channel = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return [channel(1), channel(3), channel(5)]
}

function luminance([r, g, b]: Colour): number {
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(one: Colour, other: Colour): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05)
}

/** The least distance between two colours of a palette as such eyes see it: OKLab × 100. */
function closest(palette: readonly Colour[], vision: string): number {
  const seen = palette.map((colour) => lab(through(visions[vision] ?? [], colour)))
  return Math.min(
    ...seen.flatMap((one, i) =>
      seen.slice(i + 1).map((other) => Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2]) * 100),
    ),
  )
}

function through(matrix: readonly Colour[], [r, g, b]: Colour): Colour {
  const mixed = matrix.map((row) => Math.max(0, Math.min(1, row[0] * r + row[1] * g + row[2] * b)))
  return [mixed[0] ?? 0, mixed[1] ?? 0, mixed[2] ?? 0]
}

function lab([r, g, b]: Colour): Colour {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ]
}
