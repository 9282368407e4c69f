import { daysBetween } from '../../../vocabulary/period.ts'
import { type IssuerLevel, issuerLevels } from '../document-type.ts'

/** Pixels. The tag that says what a node is to the selected one stands in the gap above its node. */
export const nodeWidth = 136
export const nodeHeight = 35
const tagGap = 17
const lanePadding = 4
export const laneLabelWidth = 94
const axisHeight = 26
const leastStep = 20
const leastMonth = 44
/** A month that begins a year is written with it. */
const leastFirstMonth = 64
const edgeRoom = 10

export interface ChainNode {
  readonly id: string
  readonly issuedOn: string
  readonly level: IssuerLevel
}

export interface LaidNode extends ChainNode {
  readonly x: number
  readonly y: number
}

export interface ChainLayout {
  readonly width: number
  readonly height: number
  readonly nodes: readonly LaidNode[]
  readonly lanes: readonly { readonly level: IssuerLevel; readonly top: number; readonly height: number }[]
  /** Months that have documents, each from where its first day with one stands. */
  readonly months: readonly { readonly month: string; readonly x: number }[]
}

/**
 * Places documents on a chart: lanes from the government down, left edges in the order of their days. Steps grow with the logarithm
 * of the days between, so that a busy fortnight stays readable beside a year of silence; within a lane, boxes that would touch stand
 * below each other. As wide as the room, unless that would squeeze the days onto one another.
 */
export function layOutChain(nodes: readonly ChainNode[], room: number): ChainLayout {
  const days = [...new Set(nodes.map(({ issuedOn }) => issuedOn))].sort()
  const xOf = columns(days, room)
  const months = days.flatMap((day, at) =>
    at === 0 || days[at - 1]?.slice(0, 7) !== day.slice(0, 7) ? [{ month: day.slice(0, 7), x: xOf.get(day) ?? 0 }] : [],
  )
  const laid: LaidNode[] = []
  const lanes: { level: IssuerLevel; top: number; height: number }[] = []
  let top = axisHeight
  for (const level of issuerLevels) {
    const own = nodes.filter((node) => node.level === level).sort(byDay)
    if (own.length === 0) continue
    const rows: number[] = []
    for (const node of own) {
      const x = xOf.get(node.issuedOn) ?? 0
      const free = rows.findIndex((end) => end + edgeRoom <= x)
      const row = free < 0 ? rows.length : free
      rows[row] = x + nodeWidth
      laid.push({ ...node, x, y: top + lanePadding + tagGap + row * (nodeHeight + tagGap) })
    }
    const height = 2 * lanePadding + rows.length * (nodeHeight + tagGap)
    lanes.push({ level, top, height })
    top += height
  }
  const last = days.at(-1)
  const width = (last === undefined ? laneLabelWidth : (xOf.get(last) ?? 0) + nodeWidth) + edgeRoom
  return { width, height: top, nodes: laid, lanes, months }
}

function columns(days: readonly string[], room: number): Map<string, number> {
  const steps = days.slice(1).map((day, at) => {
    const before = days[at] ?? day
    const isNewMonth = before.slice(0, 7) !== day.slice(0, 7)
    const month = days.findIndex((one) => one.slice(0, 7) === before.slice(0, 7))
    const beginsYear = days[month - 1]?.slice(0, 4) !== before.slice(0, 4)
    return {
      least: isNewMonth ? (beginsYear ? leastFirstMonth : leastMonth) : leastStep,
      weight: 1 + 0.1 * Math.log2(1 + daysBetween(before, day)),
    }
  })
  const least = steps.reduce((sum, step) => sum + step.least, 0)
  const weights = steps.reduce((sum, step) => sum + step.weight, 0)
  const first = laneLabelWidth + edgeRoom
  const spare = Math.max(0, room - first - nodeWidth - edgeRoom - least)
  let x = first
  const xOf = new Map<string, number>()
  days.forEach((day, at) => {
    const step = at === 0 ? undefined : steps[at - 1]
    if (step) x += step.least + (weights === 0 ? 0 : (spare * step.weight) / weights)
    xOf.set(day, Math.round(x))
  })
  return xOf
}

const byDay = (one: ChainNode, other: ChainNode): number =>
  one.issuedOn < other.issuedOn ? -1 : one.issuedOn > other.issuedOn ? 1 : one.id < other.id ? -1 : 1

/**
 * The lines from older documents to newer ones as SVG paths, in the order of the edges: side to side where there is room, else top to
 * bottom, and then each a little beside the last, so that two lines into one day are seen as two.
 */
export function edgePaths(
  nodes: readonly LaidNode[],
  edges: readonly { readonly from: string; readonly to: string }[],
): (string | undefined)[] {
  const places = new Map(nodes.map((node) => [node.id, node]))
  const taken = new Map<number, number>()
  return edges.map(({ from, to }) => {
    const [newer, older] = [places.get(from), places.get(to)]
    if (newer === undefined || older === undefined) return undefined
    if (newer.x >= older.x + nodeWidth + edgeRoom) return across(older, newer)
    const slot = taken.get(newer.x) ?? 0
    taken.set(newer.x, slot + 1)
    return upOrDown(older, newer, 12 + (slot % 9) * 11)
  })
}

function across(older: LaidNode, newer: LaidNode): string {
  const from = { x: older.x + nodeWidth, y: older.y + nodeHeight / 2 }
  const to = { x: newer.x - 1, y: newer.y + nodeHeight / 2 }
  const bend = Math.max(14, Math.min(90, (to.x - from.x) / 2))
  return `M${from.x} ${from.y}C${from.x + bend} ${from.y} ${to.x - bend} ${to.y} ${to.x} ${to.y}`
}

function upOrDown(older: LaidNode, newer: LaidNode, inset: number): string {
  const isBelow = newer.y > older.y
  const to = { x: newer.x + inset, y: isBelow ? newer.y - 1 : newer.y + nodeHeight + 1 }
  const from = {
    x: Math.min(older.x + nodeWidth - 12, Math.max(older.x + 12, to.x)),
    y: isBelow ? older.y + nodeHeight : older.y,
  }
  const bend = (to.y - from.y) / 2
  return `M${from.x} ${from.y}C${from.x} ${from.y + bend} ${to.x} ${to.y - bend} ${to.x} ${to.y}`
}

export type Arrow = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown'

/** The document that an arrow key leads to: the nearest one that way, where going straight counts more than going far. */
export function nearestNode(nodes: readonly LaidNode[], id: string, arrow: Arrow): string | undefined {
  const from = nodes.find((node) => node.id === id)
  if (from === undefined) return undefined
  const isAcross = arrow === 'ArrowLeft' || arrow === 'ArrowRight'
  const sign = arrow === 'ArrowLeft' || arrow === 'ArrowUp' ? -1 : 1
  let best: { id: string; far: number } | undefined
  for (const node of nodes) {
    const along = (isAcross ? node.x - from.x : node.y - from.y) * sign
    const aside = Math.abs(isAcross ? node.y - from.y : node.x - from.x)
    if (node.id === id || along <= 0) continue
    const far = along + 2 * aside
    if (best === undefined || far < best.far) best = { id: node.id, far }
  }
  return best?.id
}

/** Everything a document hangs together with through others, in one direction: what it goes back to, or what followed from it. */
export function linkedWith(
  edges: readonly { readonly from: string; readonly to: string }[],
  id: string,
  way: 'older' | 'newer',
): ReadonlySet<string> {
  const seen = new Set<string>()
  const waiting = [id]
  for (const now of waiting) {
    for (const edge of edges) {
      const [here, there] = way === 'older' ? [edge.from, edge.to] : [edge.to, edge.from]
      if (here !== now || there === id || seen.has(there)) continue
      seen.add(there)
      waiting.push(there)
    }
  }
  return seen
}
