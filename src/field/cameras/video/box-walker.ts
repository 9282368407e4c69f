/** One box of an MP4 file (ISO/IEC 14496-12 section 4.2): `start` counts from the beginning of the bytes walked. */
export type Box = { readonly type: string; readonly start: number; readonly content: Buffer }

/** The boxes that `bytes` consists of; throws when they do not fill it exactly. Used to check what fmp4.ts writes. */
export function boxesOf(bytes: Buffer): Box[] {
  const boxes: Box[] = []
  for (let start = 0; start < bytes.length; ) {
    const size = start + 8 <= bytes.length ? bytes.readUInt32BE(start) : 0
    if (size < 8 || start + size > bytes.length) throw new Error(`broken box at ${start}: size ${size} of ${bytes.length}`)
    boxes.push({ type: bytes.toString('latin1', start + 4, start + 8), start, content: bytes.subarray(start + 8, start + size) })
    start += size
  }
  return boxes
}

/** The one box of this type; throws when there is none. */
export function child(boxes: readonly Box[], type: string): Box {
  const box = boxes.find((one) => one.type === type)
  if (!box) throw new Error(`no ${type} among ${boxes.map((one) => one.type).join(', ')}`)
  return box
}
