import { prepareZXingModule, type ReaderOptions, readBarcodes } from 'zxing-wasm/reader'
import wasm from 'zxing-wasm/reader/zxing_reader.wasm?url'

// Served by ourselves: the content security policy allows no other place, and a door must work without the internet.
prepareZXingModule({
  overrides: { locateFile: (path: string, prefix: string) => (path.endsWith('.wasm') ? wasm : prefix + path) },
  fireImmediately: true,
})

addEventListener('message', (event: MessageEvent<{ picture: ImageData; options: ReaderOptions }>) => {
  const { picture, options } = event.data
  readBarcodes(picture, options).then(
    ([code]) => postMessage(code?.isValid ? code.text : null),
    () => postMessage(null),
  )
})
