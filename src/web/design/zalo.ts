/** The longest message that is read as one piece in a Zalo group, in characters. */
export const zaloLimit = 1000

/**
 * A message for a Zalo group: a head, then as many whole lines as fit, then how many were left out and where they are.
 * `rest` words that last line from the number left out.
 */
export function zaloMessage(head: string, lines: readonly string[], rest: (left: number) => string): string {
  for (let kept = lines.length; kept >= 0; kept -= 1) {
    const tail = kept < lines.length ? [rest(lines.length - kept)] : []
    const text = [head, ...lines.slice(0, kept), ...tail].join('\n')
    if (text.length <= zaloLimit) return text
  }
  return head.slice(0, zaloLimit)
}

/**
 * Whether a text seems to carry a phone or identity number (nine digits or more in a row, dots and spaces between them or
 * not), which must not reach a chat group. Dates and figures with thousands separators are shorter.
 */
export function seemsPersonal(text: string): boolean {
  return (text.match(/\d(?:[ .-]?\d){8,}/g) ?? []).some((run) => !/^\d{1,3}(\.\d{3})+$/.test(run))
}
