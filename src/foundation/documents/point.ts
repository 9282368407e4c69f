/** One numbered point of a document: what a task can be made of. The summaries are ours, the text is the document's. */
export interface Point {
  readonly number: string
  readonly text: string
  readonly summaryVi: string
  readonly summaryEn: string
}

/** Finds the numbered points in a document's text (`1. …`, `2. …` at the start of a paragraph), counting from one without a gap. */
export function pointsIn(text: string): { number: string; text: string }[] {
  const points: { number: string; text: string }[] = []
  for (const paragraph of text.normalize('NFC').split(/\n\s*\n/)) {
    const [, number, rest] = /^\s*(\d{1,2})\.\s+([\s\S]+?)\s*$/u.exec(paragraph) ?? []
    if (number === String(points.length + 1) && rest !== undefined) points.push({ number, text: rest.replace(/\s+/gu, ' ') })
  }
  return points
}
