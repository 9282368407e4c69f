import { afterEach, expect, test, vi } from 'vitest'
import { openDecoder } from './decoder.ts'

afterEach(() => vi.unstubAllGlobals())

test('a browser with a reader of its own for QR codes reads with it; one that knows other codes only does not', async () => {
  class Native {
    static formats = ['qr_code', 'ean_13']
    static getSupportedFormats = async () => Native.formats
    detect = async () => [{ rawValue: '001093029317|NGUYEN VAN AN|1993-01-18|0|1|<1<' }]
  }
  class Worker {
    addEventListener() {}
    terminate() {}
  }
  vi.stubGlobal('BarcodeDetector', Native)
  vi.stubGlobal('Worker', Worker)
  vi.stubGlobal('HTMLVideoElement', class {})
  vi.stubGlobal('document', { createElement: () => ({ getContext: () => null }) })
  const video: unknown = Reflect.construct(HTMLVideoElement, [])
  if (!(video instanceof HTMLVideoElement)) throw new Error('no video')
  expect(await (await openDecoder()).read(video)).toContain('NGUYEN VAN AN')
  Native.formats = ['ean_13']
  expect(await (await openDecoder()).read(video)).toBeUndefined()
})
