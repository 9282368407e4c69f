/** A checkpoint as its signed note writes it; undefined when the note is not one. */
export interface ShownCheckpoint {
  readonly size: number
  /** Base64 of 32 bytes. */
  readonly root: string
}

/** Reads size and root out of a C2SP note: origin, size, root, an empty line, signatures. Verifying it is for another machine. */
export function readNote(note: string): ShownCheckpoint | undefined {
  const [, size = '', root = ''] = note.split('\n')
  if (!/^\d{1,15}$/.test(size) || !/^[A-Za-z0-9+/]{43}=$/.test(root)) return undefined
  return { size: Number(size), root }
}

/** Enough of a long code to compare by eye with another screen. */
export function shortCode(code: string): string {
  return `${code.slice(0, 8)}…${code.slice(-9)}`
}

/** As it is typed on the other machine. */
export function verifyCommand(address: string, folder: string): string {
  return `khien verify ${address} --keep ${folder}`
}
