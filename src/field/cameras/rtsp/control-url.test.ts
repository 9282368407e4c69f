import { describe, expect, test } from 'vitest'
import { baseUrl, controlUrl } from './control-url.ts'

describe('the address of a track, as makers of cameras understand it', () => {
  test.each([
    ['rtsp://10.0.0.5/live/', 'trackID=1', 'rtsp://10.0.0.5/live/trackID=1'],
    // Content-Base without its closing slash: the last segment stays
    ['rtsp://10.0.0.5/tcp/av0_0', 'track0', 'rtsp://10.0.0.5/tcp/av0_0/track0'],
    // the channel of a recorder stands in the query
    [
      'rtsp://10.0.0.5/cam/realmonitor?channel=1&subtype=0',
      'trackID=0',
      'rtsp://10.0.0.5/cam/realmonitor?channel=1&subtype=0/trackID=0',
    ],
    ['rtsp://10.0.0.5/1?mode=live&fps=100/', 'track1', 'rtsp://10.0.0.5/1?mode=live&fps=100/track1'],
    ['rtsp://10.0.0.5/media.amp', '?ctype=video', 'rtsp://10.0.0.5/media.amp?ctype=video'],
    ['rtsp://10.0.0.5/live', '/trackID=1', 'rtsp://10.0.0.5/live/trackID=1'],
    ['rtsp://10.0.0.5/live//', 'trackID=1', 'rtsp://10.0.0.5/live/trackID=1'],
    ['rtsp://10.0.0.5/live', '*', 'rtsp://10.0.0.5/live'],
    ['rtsp://10.0.0.5/live', '', 'rtsp://10.0.0.5/live'],
    ['rtsp://10.0.0.5/live', undefined, 'rtsp://10.0.0.5/live'],
    ['rtsp://10.0.0.5/live', 'rtsp://10.0.0.5/live/stream=1?videopsenabled=1', 'rtsp://10.0.0.5/live/stream=1?videopsenabled=1'],
    // a camera behind a router names its inner address: it knows itself by no other
    ['rtsp://203.0.113.9:8554/live', 'rtsp://192.168.1.64/live/trackID=1', 'rtsp://192.168.1.64/live/trackID=1'],
    ['rtsp://10.0.0.5/live', 'rtsp://admin:12345@10.0.0.5/live/1', 'rtsp://10.0.0.5/live/1'],
  ])('%s + %s', (base, control, expected) => {
    expect(controlUrl(base, control)).toBe(expected)
  })
})

describe('the base that a track is joined to', () => {
  const asked = 'rtsp://10.0.0.5/live'

  test.each([
    [undefined, undefined, asked],
    ['rtsp://10.0.0.5/live/', undefined, 'rtsp://10.0.0.5/live/'],
    [undefined, 'rtsp://10.0.0.5/other', 'rtsp://10.0.0.5/other'],
    ['rtsp://rtsp://10.0.0.5:554/stream0/', undefined, 'rtsp://10.0.0.5:554/stream0/'],
    ['rtsp://admin:12345@10.0.0.5/live/', undefined, 'rtsp://10.0.0.5/live/'],
    ['/live/', undefined, asked],
    ['', 'nonsense', asked],
    ['http://10.0.0.5/', undefined, asked],
    ['rtsp://10.0.0.5/a b/', undefined, asked],
  ])('Content-Base %s, Content-Location %s', (contentBase, contentLocation, expected) => {
    expect(baseUrl(asked, contentBase, contentLocation)).toBe(expected)
  })
})
