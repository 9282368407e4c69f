/**
 * The text of a sheet in any of the encodings that offices save in: UTF-8, UTF-16 with its mark, else single bytes (old fonts keep
 * their letters there; the vocabulary turns them into Unicode).
 */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/**
 * The rows of delimited text (RFC 4180): cells between tabs, semicolons or commas, whichever the beginning has most of outside quotes;
 * a quoted cell may hold separators, line breaks and doubled quotes. A quote that is never closed ends with the text.
 */
export function readDelimited(text: string, mostRows = Number.POSITIVE_INFINITY): string[][] {
  const separator = separatorOf(text)
  const rows: string[][] = []
  let row: string[] = []
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0
  while (at < text.length && rows.length < mostRows) {
    const cell = text.charAt(at) === '"' ? quotedCell(text, at, separator) : bareCell(text, at, separator)
    row.push(cell.text.trim())
    at = cell.end
    const next = text.charAt(at)
    if (next === separator) {
      at += 1
      if (at < text.length) continue
      row.push('')
    } else at += next === '\r' && text.charAt(at + 1) === '\n' ? 2 : 1
    rows.push(row)
    row = []
  }
  return rows
}

function quotedCell(text: string, from: number, separator: string): { text: string; end: number } {
  let value = ''
  let at = from + 1
  for (;;) {
    const quote = text.indexOf('"', at)
    if (quote < 0) return { text: value + text.slice(at), end: text.length }
    value += text.slice(at, quote)
    if (text.charAt(quote + 1) !== '"') return closed(text, value, quote + 1, separator)
    value += '"'
    at = quote + 2
  }
}

/** What stands between a closing quote and the next separator belongs to the cell: sheets that were mended by hand have such. */
function closed(text: string, value: string, from: number, separator: string): { text: string; end: number } {
  const rest = bareCell(text, from, separator)
  return { text: value + rest.text, end: rest.end }
}

function bareCell(text: string, from: number, separator: string): { text: string; end: number } {
  let end = from
  for (; end < text.length; end += 1) {
    const letter = text.charAt(end)
    if (letter === separator || letter === '\n' || letter === '\r') break
  }
  return { text: text.slice(from, end), end }
}

function separatorOf(text: string): string {
  const beginning = text.slice(0, 5000).replace(/"[^"]*"/g, '')
  const count = (separator: string) => beginning.split(separator).length
  return ['\t', ';', ','].reduce((best, one) => (count(one) > count(best) ? one : best), '\t')
}

/** One row of CSV as Excel opens it; a cell that a sheet would take for a formula is disarmed. */
export function writeCsvRow(cells: readonly string[]): string {
  return cells
    .map((cell) => {
      const safe = /^[=+\-@\t\r]/.test(cell) && !/^\+?\d[\d\s]*$/.test(cell) ? `'${cell}` : cell
      return /[",;\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
    })
    .join(',')
}
