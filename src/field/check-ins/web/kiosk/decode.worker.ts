import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import wasm from 'zxing-wasm/reader/zxing_reader.wasm?url'

// Served by ourselves: the content security policy allows no other place, and a door must work without the internet.
prepareZXingModule({
  overrides: { locateFile: (path: string, prefix: string) => (path.endsWith('.wasm') ? wasm : prefix + path) },
  fireImmediately: true,
})

addEventListener('message', (event: MessageEvent<{ picture: ImageData; harder: boolean }>) => {
  const { picture, harder } = event.data
  readBarcodes(picture, {
    formats: ['QRCode'],
    tryHarder: harder,
    tryInvert: harder,
    tryRotate: true,
    tryDownscale: true,
    maxNumberOfSymbols: 1,
  }).then(
    ([code]) => postMessage(code?.isValid ? code.text : null),
    () => postMessage(null),
  )
})
