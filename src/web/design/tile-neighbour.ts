export interface TilePlace {
  code: string
  abbreviation: string
  x: number
  y: number
}
export type Arrow = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight'

/** The tile an arrow key leads to: the nearest one in that direction, straight ahead before aside. Undefined at the edge. */
export function nearestTile(tiles: readonly TilePlace[], from: string, arrow: Arrow): string | undefined {
  const here = tiles.find((tile) => tile.code === from)
  if (here === undefined) return undefined
  const [dx, dy] = directions[arrow]
  let nearest: { code: string; cost: number } | undefined
  for (const tile of tiles) {
    const ahead = (tile.x - here.x) * dx + (tile.y - here.y) * dy
    const aside = Math.abs((tile.x - here.x) * dy) + Math.abs((tile.y - here.y) * dx)
    const cost = ahead + aside * 2.5
    if (ahead > 0 && (nearest === undefined || cost < nearest.cost)) nearest = { code: tile.code, cost }
  }
  return nearest?.code
}

const directions: Record<Arrow, readonly [number, number]> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
}
