import { execFile, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, type TestContext, test, vi } from 'vitest'
import { createAddressGuard, readAddressPolicy } from '../address-guard.ts'
import { startCameraMonitor } from '../camera-monitor.ts'
import { startCameraSimulator } from '../simulator/camera-simulator.ts'
import { initSegment, mediaFragment, snapshotFilm } from './fmp4.ts'
import type { Picture } from './h264.ts'

/** The outside opinion: another program reads what we send and what we write. The product itself never needs it. */
const isThere = ['ffmpeg', 'ffprobe'].every((program) => spawnSync(program, ['-version']).status === 0)
const whyNot = 'ffmpeg and ffprobe are not installed: our streams and films are not compared with them here'
if (!isThere) process.stderr.write(`${whyNot}\n`)
const run = promisify(execFile)
const credentials = { user: 'admin', password: 'p-4ss' }

vi.setConfig({ testTimeout: 40_000 })

async function simulator(t: TestContext) {
  const started = await startCameraSimulator({ port: 0, cameras: 1, credentials, login: 'digest-md5' })
  t.onTestFinished(() => started.stop())
  return started
}

function folder(t: TestContext): string {
  const made = mkdtempSync(join(tmpdir(), 'khien-film-'))
  t.onTestFinished(() => rmSync(made, { recursive: true }))
  return made
}

async function probe(source: readonly string[]) {
  const wanted = [
    '-select_streams',
    'v',
    '-count_frames',
    '-show_entries',
    'stream=codec_name,width,height,nb_read_frames',
    '-of',
    'json',
  ]
  const { stdout, stderr } = await run('ffprobe', ['-v', 'error', ...wanted, ...source], { timeout: 30_000 })
  return { stream: JSON.parse(stdout).streams[0], stderr }
}

test('another program can watch the simulator, with Digest login', async (t) => {
  t.skip(!isThere, whyNot)
  const cameras = await simulator(t)
  const url = cameras.url(0).replace('rtsp://', `rtsp://${credentials.user}:${credentials.password}@`)
  const { stdout, stderr } = await run(
    'ffmpeg',
    ['-v', 'error', '-rtsp_transport', 'tcp', '-i', url, '-frames:v', '30', '-f', 'framemd5', '-'],
    { timeout: 30_000 },
  )
  expect(stderr).toBe('')
  expect(stdout.split('\n').filter((line) => /^0,/.test(line))).toHaveLength(30)
})

test('another program shows the films that are cut from a camera, live and as a snapshot', async (t) => {
  t.skip(!isThere, whyNot)
  const cameras = await simulator(t)
  const policy = readAddressPolicy(['127.0.0.1'])
  if (!policy.ok) throw new Error('bad range')
  const monitor = startCameraMonitor({ guard: createAddressGuard(policy.policy), onTransition: () => {} })
  t.onTestFinished(() => monitor.stop())
  monitor.watch({ cameraId: 'c', url: cameras.url(0), credentials })
  const pictures: Picture[] = []
  monitor.follow('c', (picture) => {
    if (picture.key || pictures.length > 0) pictures.push(picture)
  })
  await vi.waitFor(() => expect(pictures.length).toBeGreaterThan(40), { timeout: 15_000 })

  const film = liveFilm(pictures.slice(0, 40))
  const live = join(folder(t), 'live.mp4')
  writeFileSync(live, film)
  expect(await probe([live])).toEqual({
    stream: { codec_name: 'h264', width: 640, height: 360, nb_read_frames: '40' },
    stderr: '',
  })

  const keyframe = monitor.keyframe('c')
  const snapshot = join(folder(t), 'snapshot.mp4')
  writeFileSync(snapshot, (keyframe && snapshotFilm(keyframe.parameterSets, keyframe.nals)) ?? '')
  expect((await probe([snapshot])).stream).toMatchObject({ width: 640, height: 360, nb_read_frames: '1' })
  const { stderr } = await run('ffmpeg', ['-v', 'error', '-xerror', '-i', live, '-f', 'null', '-'], { timeout: 30_000 })
  expect(stderr).toBe('')
})

/** As the live view will do it: one fragment for each picture, durations from the camera's own clock. */
function liveFilm(pictures: readonly Picture[]): Buffer {
  const [first] = pictures
  const init = first?.parameterSets && initSegment(first.parameterSets)
  if (!first || !init) throw new Error('no beginning')
  const fragments = pictures.map((picture, index) => {
    const next = pictures[index + 1]
    const duration = next ? (next.timestamp - picture.timestamp) >>> 0 : 7500
    return mediaFragment(index + 1, (picture.timestamp - first.timestamp) >>> 0, [
      { nals: picture.nals, key: picture.key, duration },
    ])
  })
  return Buffer.concat([init, ...fragments])
}
