import type { ReaderOptions } from 'zxing-wasm/reader'

/** How a picture is looked at. Every fourth one harder: dirty and inverted prints are rare, and looking harder is slow. */
export function readerOptions(harder: boolean): ReaderOptions {
  return {
    formats: ['QRCode'],
    tryHarder: harder,
    tryInvert: harder,
    tryRotate: true,
    tryDownscale: true,
    maxNumberOfSymbols: 1,
  }
}
