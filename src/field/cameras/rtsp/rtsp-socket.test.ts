import { generateKeyPairSync, sign, X509Certificate } from 'node:crypto'
import { connect, type Socket } from 'node:net'
import { createServer } from 'node:tls'
import { expect, type TestContext, test, vi } from 'vitest'
import { createAddressGuard, readAddressPolicy } from '../address-guard.ts'
import { startCameraSimulator } from '../simulator/camera-simulator.ts'
import { openRtsp } from './rtsp-client.ts'
import type { RtspFailure } from './rtsp-failure.ts'

vi.setConfig({ testTimeout: 20_000 })

/** A camera behind TLS, with a certificate it signed itself, as cameras do. */
async function secureCamera(t: TestContext) {
  const { key, certificate } = selfSigned()
  const simulator = await startCameraSimulator({ port: 0, cameras: 1 })
  const sockets = new Set<Socket>()
  const server = createServer({ key, cert: certificate.toString() }, (outside) => {
    const inside = connect(simulator.port, '127.0.0.1')
    for (const socket of [outside, inside]) sockets.add(socket.on('error', () => {}))
    outside.pipe(inside).pipe(outside)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.onTestFinished(async () => {
    for (const socket of sockets) socket.destroy()
    server.close()
    await simulator.stop()
  })
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return { url: `rtsps://127.0.0.1:${port}/cam/0`, fingerprint: certificate.fingerprint256 }
}

function watch(t: TestContext, url: string, certificate: string | undefined) {
  const policy = readAddressPolicy(['127.0.0.1'])
  if (!policy.ok) throw new Error('bad range')
  const seen: { packets: number; ended: RtspFailure[] } = { packets: 0, ended: [] }
  const connection = openRtsp(
    { url, guard: createAddressGuard(policy.policy), certificate },
    { onSetUp: () => {}, onPlaying: () => {}, onPacket: () => seen.packets++, onEnd: (why) => seen.ended.push(why) },
  )
  t.onTestFinished(() => connection.close())
  return seen
}

test('a secure camera plays when it shows the certificate it was registered with', async (t) => {
  const camera = await secureCamera(t)
  const seen = watch(t, camera.url, camera.fingerprint.toLowerCase())
  await vi.waitFor(() => expect(seen.packets).toBeGreaterThan(5), { timeout: 8000 })
})

test('another certificate, or one nobody vouches for, is refused before a password is sent', async (t) => {
  const camera = await secureCamera(t)
  const other = watch(t, camera.url, camera.fingerprint.replaceAll(/[0-9]/g, 'A'))
  const unknown = watch(t, camera.url, undefined)
  await vi.waitFor(() => expect([...other.ended, ...unknown.ended]).toHaveLength(2), { timeout: 8000 })
  expect(other.ended[0]).toEqual({ name: 'protocol-error', detail: 'secure connection: not the certificate that was registered' })
  expect(unknown.ended[0]).toEqual({ name: 'protocol-error', detail: 'secure connection: DEPTH_ZERO_SELF_SIGNED_CERT' })
})

/** The least X.509 certificate there is (RFC 5280 section 4.1), written byte by byte. */
function selfSigned() {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const der = (tag: number, ...content: Uint8Array[]) => {
    const body = Buffer.concat(content)
    const length = body.length < 128 ? [body.length] : [0x82, body.length >> 8, body.length & 0xff]
    return Buffer.concat([Buffer.of(tag, ...length), body])
  }
  const ecdsaWithSha256 = der(0x30, Buffer.from('06082a8648ce3d040302', 'hex'))
  const name = der(0x30, der(0x31, der(0x30, Buffer.from('0603550403', 'hex'), der(0x0c, Buffer.from('camera')))))
  const validity = der(0x30, der(0x17, Buffer.from('200101000000Z')), der(0x17, Buffer.from('490101000000Z')))
  const spki = publicKey.export({ type: 'spki', format: 'der' })
  const version = der(0xa0, Buffer.from('020102', 'hex'))
  const body = der(0x30, version, Buffer.from('020101', 'hex'), ecdsaWithSha256, name, validity, name, spki)
  const signature = der(0x03, Buffer.of(0), sign('sha256', body, privateKey))
  const certificate = new X509Certificate(der(0x30, body, ecdsaWithSha256, signature))
  return { key: privateKey.export({ type: 'pkcs8', format: 'pem' }), certificate }
}
