/**
 * The text of a page together with what was filled into its fields: number and date that a clerk entered after the signature are no
 * part of the page's own text, but are read by everybody who looks at it.
 */
export function withFilled(text: string, filled: { readonly number: string | null; readonly date: string | null }): string {
  const { number, date } = filled
  const numbered = number === null ? text : text.replace(/(Số\s*:)\s*(?=\/)/u, `$1 ${number}`)
  if (date === null) return numbered
  const dated = numbered.replace(/^([\p{L} ]+,)[^\S\n]*$/mu, `$1 ${date}`)
  return dated === numbered ? `${numbered}\n${date}` : dated
}
