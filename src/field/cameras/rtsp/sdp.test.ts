import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chooseVideo, readSessionDescription } from './sdp.ts'

const gate = [
  'v=0',
  'o=- 1091219270187 1 IN IP4 10.0.0.5',
  's=Media Presentation',
  'a=control:*',
  't=0 0',
  'm=audio 0 RTP/AVP 8',
  'a=control:trackID=2',
  'a=rtpmap:8 PCMA/8000',
  'm=video 0 RTP/AVP 96',
  'c=IN IP4 0.0.0.0',
  'b=AS:5100',
  'a=control:trackID=1',
  'a=framerate:15.000000',
  'a=rtpmap:96 H264/90000',
  'a=fmtp:96 profile-level-id=4d401e; packetization-mode=1; sprop-parameter-sets=Z00AH5WoPAQ5,aO48gA==',
  'a=Media_header:MEDIAINFO=494D4B48;',
]

describe('what a camera announces', () => {
  test.each(['\r\n', '\n', '\r'])('the H.264 stream is found behind the sound, with its parameter sets (line end %j)', (end) => {
    const choice = chooseVideo(readSessionDescription(gate.join(end)))
    expect(choice).toMatchObject({
      ok: true,
      video: { payloadType: 96, clockRate: 90_000, control: 'trackID=1', framesPerSecond: 15 },
    })
    if (!choice.ok) return
    expect(choice.video.parameterSets.sps?.toString('base64')).toBe('Z00AH5WoPAQ5')
    expect(choice.video.parameterSets.pps?.toString('base64')).toBe('aO48gA==')
  })

  test('the control of the whole session is kept apart from that of a track', () => {
    const description = readSessionDescription(gate.join('\r\n'))
    expect(description.control).toBe('*')
    expect(description.media.map((media) => media.control)).toEqual(['trackID=2', 'trackID=1'])
  })

  test('parameter sets in the wrong order or broken are told apart by what they are', () => {
    const swapped = gate.join('\n').replace('Z00AH5WoPAQ5,aO48gA==', 'aO48gA==,Z00AH5WoPAQ5')
    expect(chooseVideo(readSessionDescription(swapped))).toEqual(chooseVideo(readSessionDescription(gate.join('\n'))))
    const broken = chooseVideo(readSessionDescription(gate.join('\n').replace('Z00AH5WoPAQ5,aO48gA==', '%%%,')))
    expect(broken).toMatchObject({ ok: true, video: { parameterSets: {} } })
  })

  test.each([
    ['H265', 'a=rtpmap:96 H265/90000', 'H265'],
    ['motion JPEG', 'm=video 0 RTP/AVP 26', 'JPEG'],
    ['an unknown codec', 'm=video 0 RTP/AVP 99', 'payload type 99'],
  ])('a camera that sends %s is told apart: unsupported-codec', (_name, line, detail) => {
    const announcement = line.startsWith('m=') ? ['v=0', line] : ['v=0', 'm=video 0 RTP/AVP 96', line]
    expect(chooseVideo(readSessionDescription(announcement.join('\n')))).toEqual({
      ok: false,
      failure: 'unsupported-codec',
      detail,
    })
  })

  test('of an H.265 and an H.264 stream the second is taken', () => {
    const both = [
      'm=video 0 RTP/AVP 97',
      'a=rtpmap:97 H265/90000',
      'a=control:a',
      'm=video 0 RTP/AVP 98',
      'a=rtpmap:98 h264/90000',
      'a=control:b',
    ]
    expect(chooseVideo(readSessionDescription(both.join('\n')))).toMatchObject({
      ok: true,
      video: { payloadType: 98, control: 'b' },
    })
  })

  test('an announcement without video is a fault of the camera', () => {
    expect(chooseVideo(readSessionDescription('v=0\nm=audio 0 RTP/AVP 0\n'))).toMatchObject({
      ok: false,
      failure: 'protocol-error',
    })
    expect(chooseVideo(readSessionDescription('<html></html>'))).toMatchObject({ ok: false, failure: 'protocol-error' })
  })

  test('any text at all is survived', () => {
    const line = fc.oneof(
      fc.constantFrom(...gate),
      fc.string(),
      fc.string().map((text) => `a=${text}`),
      fc.string().map((text) => `m=${text}`),
    )
    fc.assert(fc.property(fc.array(line), (lines) => void chooseVideo(readSessionDescription(lines.join('\n')))))
  })
})
