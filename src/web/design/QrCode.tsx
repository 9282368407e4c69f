import { create, type QRCode } from 'qrcode'

/** A QR code as one SVG path with its quiet zone; the same on screen and on paper. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const side = modules.size + 8
  return (
    <svg viewBox={`0 0 ${side} ${side}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <rect width={side} height={side} fill="#fff" />
      <path d={darkModules(modules)} fill="#13202b" />
    </svg>
  )
}

function darkModules(modules: QRCode['modules']): string {
  const { size } = modules
  const runs: string[] = []
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      if (modules.get(row, column)) runs.push(`M${column + 4} ${row + 4}h1v1h-1z`)
    }
  }
  return runs.join('')
}
