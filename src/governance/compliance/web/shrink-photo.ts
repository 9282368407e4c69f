export interface Photo {
  readonly type: string
  readonly bytes: Uint8Array
}

const longestSide = 1600

/** A picture's sides when neither may be longer than 1600 px; a small one stays as it is. */
export function sidesWithin(width: number, height: number): { width: number; height: number } {
  const share = Math.min(1, longestSide / Math.max(width, height))
  return { width: Math.max(1, Math.round(width * share)), height: Math.max(1, Math.round(height * share)) }
}

/**
 * Draws a picture anew on this device, small and as JPEG: only what is seen is sent, not where, when or by which phone it was taken.
 * Undefined when the browser cannot read it.
 */
export async function shrinkPhoto(file: Blob): Promise<Photo | undefined> {
  const address = URL.createObjectURL(file)
  try {
    const image = await imageAt(address)
    const { width, height } = sidesWithin(image.naturalWidth, image.naturalHeight)
    const canvas = document.createElement('canvas')
    canvas.width = width
    canvas.height = height
    const pen = canvas.getContext('2d')
    if (pen === null) return undefined
    // JPEG knows no transparency: what is see-through becomes white, not black.
    pen.fillStyle = '#fff'
    pen.fillRect(0, 0, width, height)
    pen.drawImage(image, 0, 0, width, height)
    const drawn = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.8))
    return drawn === null ? undefined : { type: drawn.type, bytes: new Uint8Array(await drawn.arrayBuffer()) }
  } catch {
    return undefined
  } finally {
    URL.revokeObjectURL(address)
  }
}

function imageAt(address: string): Promise<HTMLImageElement> {
  return new Promise((resolve, reject) => {
    const image = new Image()
    image.onload = () => resolve(image)
    image.onerror = () => reject(new Error('not a picture'))
    image.src = address
  })
}
