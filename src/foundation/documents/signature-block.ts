/** In whose name somebody signs (Decree 30, Appendix I): for a collective, for the head, by order, under sub-delegation, acting. */
export const signingForms = ['TM', 'KT', 'TL', 'TUQ', 'Q'] as const
export type SigningForm = (typeof signingForms)[number]

export interface Signer {
  /** Stacked from the top: `TM. ỦY BAN NHÂN DÂN` over `KT. CHỦ TỊCH`. Empty: the head signs for themselves. */
  readonly capacity: readonly { readonly form: SigningForm; readonly of: string }[]
  /** The signer's own titles, one below the other (`PHÓ TRƯỞNG BAN`, `BỘ TRƯỞNG BỘ Y TẾ`); none when acting (`Q. CỤC TRƯỞNG` says it). */
  readonly titles: readonly string[]
  readonly name: string
}

/** The lines above the signature, in the capitals in which they are printed. */
export function signatureLines({ capacity, titles }: Signer): string[] {
  return [...capacity.map(({ form, of }) => `${form}. ${of}`), ...titles].map((line) => line.toLocaleUpperCase('vi'))
}

export type SignatureFault = 'signer-needs-a-title' | 'acting-comes-last' | 'collective-comes-first'

/** Whether the stack can be printed at all: a collective is named first, an acting head last, and a deputy says what they are. */
export function faultOfSignature({ capacity, titles }: Signer): SignatureFault | null {
  const forms = capacity.map(({ form }) => form)
  if (forms.lastIndexOf('TM') > 0) return 'collective-comes-first'
  const acting = forms.indexOf('Q')
  if (acting >= 0 && acting < forms.length - 1) return 'acting-comes-last'
  return acting < 0 && titles.length === 0 ? 'signer-needs-a-title' : null
}

/** Printed lines read back: those that begin with a form say in whose place, the others are the signer's own titles. */
export function readSignatureLines(lines: readonly string[]): Pick<Signer, 'capacity' | 'titles'> {
  const read = lines.map((line) => line.trim()).filter((line) => line !== '')
  const formOf = (line: string) => signingForms.find((form) => line.toLocaleUpperCase('vi').startsWith(`${form}. `))
  return {
    capacity: read.flatMap((line) => {
      const form = formOf(line)
      return form === undefined ? [] : [{ form, of: line.slice(form.length + 2).trim() }]
    }),
    titles: read.filter((line) => formOf(line) === undefined),
  }
}
