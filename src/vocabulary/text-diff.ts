/** A stretch of words that stayed, came or went between two texts. */
export interface DiffPart {
  readonly kind: 'same' | 'added' | 'removed'
  readonly text: string
}

/** Beyond this many comparisons a text is shown as taken out and put in whole between what begins and ends alike. */
const mostCells = 4_000_000

/**
 * What changed from one text to the next, word by word: `same` and `removed` joined are the old text, `same` and `added` the new one.
 * Whoever has read round 1 reads only this of round 2 (an opinion is bound to the text, so what changed must be seen).
 */
export function diffWords(before: string, after: string): DiffPart[] {
  const old = piecesOf(before)
  const now = piecesOf(after)
  let start = 0
  while (start < old.length && start < now.length && old[start] === now[start]) start += 1
  let end = 0
  while (end < old.length - start && end < now.length - start && old.at(-1 - end) === now.at(-1 - end)) end += 1
  const middle = between(old.slice(start, old.length - end), now.slice(start, now.length - end))
  return joined([
    ...old.slice(0, start).map((text): DiffPart => ({ kind: 'same', text })),
    ...middle,
    ...old.slice(old.length - end).map((text): DiffPart => ({ kind: 'same', text })),
  ])
}

/** Words with the spaces behind them, so that joining them gives the text back. */
function piecesOf(text: string): string[] {
  return text.match(/\S+\s*|\s+/gu) ?? []
}

function between(old: readonly string[], now: readonly string[]): DiffPart[] {
  const removed = (text: string): DiffPart => ({ kind: 'removed', text })
  const added = (text: string): DiffPart => ({ kind: 'added', text })
  if (old.length * now.length > mostCells) return [...old.map(removed), ...now.map(added)]
  const width = now.length + 1
  // Length of the longest common run of words from each pair of places on.
  const lengths = new Uint32Array((old.length + 1) * width)
  const at = (row: number, column: number) => lengths[row * width + column] ?? 0
  for (let row = old.length - 1; row >= 0; row -= 1)
    for (let column = now.length - 1; column >= 0; column -= 1)
      lengths[row * width + column] =
        old[row] === now[column] ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1))
  const parts: DiffPart[] = []
  let row = 0
  let column = 0
  while (row < old.length || column < now.length) {
    const [one, other] = [old[row], now[column]]
    if (one !== undefined && one === other) {
      parts.push({ kind: 'same', text: one })
      row += 1
      column += 1
    } else if (one !== undefined && (other === undefined || at(row + 1, column) >= at(row, column + 1))) {
      parts.push(removed(one))
      row += 1
    } else if (other !== undefined) {
      parts.push(added(other))
      column += 1
    }
  }
  return parts
}

function joined(parts: readonly DiffPart[]): DiffPart[] {
  const whole: DiffPart[] = []
  for (const part of parts) {
    const last = whole.at(-1)
    if (last?.kind === part.kind) whole.splice(-1, 1, { kind: part.kind, text: last.text + part.text })
    else whole.push(part)
  }
  return whole
}
