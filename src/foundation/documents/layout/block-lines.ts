import { type Block, block } from './official-document.ts'

/** A body as lines to type, one a paragraph: `Điều 1. …`, `1. …`, `a) …`, `- …` say by themselves what they are. */
export function linesOfBlocks(body: readonly Block[]): string {
  return body.map(lineOf).join('\n')
}

/**
 * Typed lines as the parts of a body; empty lines part nothing and are left out. A line that is too long for what its beginning says
 * (a heading has 300 characters) is a paragraph.
 */
export function blocksOfLines(text: string): Block[] {
  return text.split(/\r?\n/u).flatMap((line) => (line.trim() === '' ? [] : [blockOf(line.trim())]))
}

function lineOf(part: Block): string {
  switch (part.kind) {
    case 'article':
      return `Điều ${part.number}. ${[part.title, part.text].filter((words) => words !== '').join('\n')}`
    case 'point':
      return `${part.number}. ${part.text}`
    case 'sub-point':
      return `${part.letter}) ${part.text}`
    case 'dash':
      return `- ${part.text}`
    default:
      return part.text
  }
}

function blockOf(line: string): Block {
  const kind = candidates(line).flatMap((one) => block.safeParse(one).data ?? [])
  return kind[0] ?? { kind: 'paragraph', text: line }
}

function candidates(line: string): unknown[] {
  const [, article = '', words = ''] = /^Điều (\d+[a-zđ]?)\.\s*(.*)$/u.exec(line) ?? []
  // A title has no full stop; a sentence does, and is not set in bold.
  if (article !== '')
    return [{ kind: 'article', number: article, ...(/[.;:]$/u.test(words) ? { text: words } : { title: words }) }]
  const [, number = '', point = ''] = /^(\d+(?:\.\d+)*)\.\s+(.+)$/u.exec(line) ?? []
  if (number !== '') return [{ kind: 'point', number, text: point }]
  const [, letter = '', subPoint = ''] = /^(\p{Ll})\)\s+(.+)$/u.exec(line) ?? []
  if (letter !== '') return [{ kind: 'sub-point', letter, text: subPoint }]
  if (/^[-–]\s+\S/u.test(line)) return [{ kind: 'dash', text: line.replace(/^[-–]\s+/u, '') }]
  if (/^(?:Phần|Chương|Mục)\s+[\dIVXLA-Z]+(?:[.:\s]|$)/u.test(line) || /^[IVXL]+\.\s+\S/u.test(line))
    return [{ kind: 'heading', text: line }]
  return []
}
