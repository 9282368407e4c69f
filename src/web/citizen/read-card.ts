import { readScannedCode } from '../../field/check-ins/scanned-code.ts'

/** What the code on an ID card says of its holder, by the names of a declaration's questions; undefined when it is another code. */
export function readCard(text: string, today: string): Readonly<Record<string, string>> | undefined {
  const read = readScannedCode(text, { publicUrl: location.origin, today })
  if (read.kind !== 'citizen-card') return undefined
  const { name, bornOn, gender, documentNumber } = read
  return { name, bornOn, documentNumber, ...(gender === 'unknown' ? {} : { gender }) }
}
