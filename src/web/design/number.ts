/** A number as people type it, with a decimal comma or point; undefined when it is none. */
export function readNumber(text: string): number | undefined {
  const typed = text.trim().replace(/\s|%$/g, '')
  if (!/^-?\d+([.,]\d+)?$/.test(typed)) return undefined
  return Number(typed.replace(',', '.'))
}

/** The same number as it is typed in Viet Nam. */
export function writeNumber(value: number): string {
  return String(Math.round(value * 1e6) / 1e6).replace('.', ',')
}
