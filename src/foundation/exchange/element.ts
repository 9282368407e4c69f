/** The one namespace of the exchange, as public implementations of QCVN 102:2016/BTTTT write it. */
export const exchangeNamespace = 'http://www.mic.gov.vn/TBT/QCVN_102_2016'

/** A part of a package: its name without prefix, its own text, what stands in it. */
export interface Element {
  readonly name: string
  readonly text: string
  readonly children: readonly Element[]
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#13;' }
export const escapeXml = (text: string): string => text.replace(/[&<>"\r]/g, (sign) => escapes[sign] ?? sign)

/** One element as text; `undefined` children are left out. */
export function element(name: string, inside: string | readonly (string | undefined)[], attributes = ''): string {
  const body = typeof inside === 'string' ? escapeXml(inside) : inside.filter((part) => part !== undefined).join('')
  return `<${name}${attributes}>${body}</${name}>`
}
