import { join } from 'node:path'
import { dataSteps } from './compose.ts'
import { readConfig, StartRefused } from './platform/config.ts'
import { createLog } from './platform/log.ts'

/** Commands by name; each is loaded only when it is asked for, so that `verify` needs no database and `migrate` no browser pages. */
const commands: Record<string, { summary: string; run: (args: readonly string[]) => Promise<void> }> = {
  start: { summary: 'start the product; the first page creates the first administrator', run: () => serve('start') },
  demo: { summary: 'start it with the story of May 2021 and sample accounts', run: () => serve('demo') },
  migrate: { summary: 'bring the database up to date and stop', run: migrateOnly },
  verify: { summary: 'ADDRESS [--keep FOLDER]: verify an installation’s audit log from outside', run: verify },
  'rotate-keys': { summary: 'add a new encryption key and seal personal columns again', run: rotateKeys },
  'camera-simulator': {
    summary: '[--cameras N] [--port P] [--fault-port P]: serve RTSP cameras for trials',
    run: simulateCameras,
  },
}

const folder = process.env.KHIEN_LAUNCHED_FROM ?? process.cwd()

async function serve(mode: 'start' | 'demo'): Promise<void> {
  const { startServer } = await import('./server.ts')
  const environment =
    mode === 'demo'
      ? { DATA_FOLDER: 'data-demo', LOG_LEVEL: 'warn', CAMERA_ALLOWED_RANGES: '127.0.0.0/8', ...process.env }
      : process.env
  const config = readConfig(environment, mode === 'demo' ? join(import.meta.dirname, '..') : folder)
  const log = createLog(config.logLevel)
  const demo = mode === 'demo' ? await import('./demo/demo.ts') : undefined
  const stopping = new AbortController()
  stopOnSignals(stopping)
  const scenery = await demo?.openScenery()
  const server = await startServer(config, log, async (house) => {
    await demo?.loadStory(house)
    return demo?.storySubscriptions(house) ?? {}
  })
  process.stdout.write(demo ? demo.welcome(server.address) : `Khiên: ${server.house.publicUrl()}\n`)
  if (!stopping.signal.aborted) await new Promise((stop) => stopping.signal.addEventListener('abort', stop, { once: true }))
  await scenery?.close()
  await server.stop()
}

/** Ctrl-C, SIGTERM, or the launcher going away. A second signal ends at once. */
function stopOnSignals(stopping: AbortController): void {
  const stop = () => {
    if (stopping.signal.aborted) process.exit(1)
    stopping.abort()
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  process.on('disconnect', () => stopping.abort())
}

async function migrateOnly(): Promise<void> {
  const { openHouse } = await import('./platform/open-house.ts')
  const config = readConfig(process.env, folder)
  const house = await openHouse(config, createLog(config.logLevel), join(import.meta.dirname, '../migrations'), dataSteps)
  await house.close()
}

async function verify(args: readonly string[]): Promise<void> {
  const { verifyLog } = await import('./foundation/audit/outside/verify.mjs')
  const [address] = args
  if (address === undefined) throw new StartRefused('Usage: khien verify ADDRESS [--keep FOLDER]')
  try {
    const seen = await verifyLog(address, optionOf(args, '--keep'))
    process.stdout.write(
      `verified: ${seen.size} entries, root ${seen.root}${seen.seenBefore === null ? '' : `, continuing the ${seen.seenBefore} seen before`}\n`,
    )
  } catch (fault) {
    throw new StartRefused(`NOT VERIFIED: ${fault instanceof Error ? fault.message : 'unknown fault'}`)
  }
}

async function rotateKeys(): Promise<void> {
  const [{ openHouse }, { rotateKeys: rotate }, { resealPeople }, { system }] = await Promise.all([
    import('./platform/open-house.ts'),
    import('./platform/keyring.ts'),
    import('./foundation/people/public.ts'),
    import('./foundation/audit/public.ts'),
  ])
  const config = readConfig(process.env, folder)
  const keyring = await rotate(config.keyFolder)
  const house = await openHouse(config, createLog(config.logLevel), join(import.meta.dirname, '../migrations'), dataSteps)
  const count = await resealPeople(house.database, keyring, system, house.businessClock.now())
  await house.close()
  process.stdout.write(`key version ${keyring.currentVersion} is in use; ${count} persons were sealed again\n`)
}

async function simulateCameras(args: readonly string[]): Promise<void> {
  const { startCameraSimulator } = await import('./field/cameras/simulator/camera-simulator.ts')
  const stopping = new AbortController()
  stopOnSignals(stopping)
  const faultPort = optionOf(args, '--fault-port')
  const simulator = await startCameraSimulator({
    port: Number(optionOf(args, '--port') ?? 8554),
    cameras: Number(optionOf(args, '--cameras') ?? 4),
    ...(faultPort === undefined ? {} : { faultPort: Number(faultPort) }),
  })
  process.stdout.write(`${simulator.url(0)} …\n`)
  await new Promise((stop) => stopping.signal.addEventListener('abort', stop, { once: true }))
  await simulator.stop()
}

function optionOf(args: readonly string[], name: string): string | undefined {
  const at = args.indexOf(name)
  return at < 0 ? undefined : args[at + 1]
}

const [name = 'help', ...args] = process.argv.slice(2)
const command = commands[name]
if (command === undefined) {
  process.stdout.write(
    `khien COMMAND\n${Object.entries(commands)
      .map(([key, { summary }]) => `  ${key.padEnd(18)}${summary}`)
      .join('\n')}\n`,
  )
  process.exit(name === 'help' ? 0 : 2)
}
try {
  await command.run(args)
  process.exit(0)
} catch (fault) {
  if (!(fault instanceof StartRefused)) throw fault
  process.stderr.write(`${fault.message}\n`)
  process.exit(1)
}
