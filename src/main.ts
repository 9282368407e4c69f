import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Config, readConfig, StartRefused } from './platform/config.ts'
import { createLog } from './platform/log.ts'

/** Commands by name; each is loaded only when it is asked for, so that `verify` needs no database and `migrate` no browser pages. */
const commands: Record<string, { summary: string; run: (args: readonly string[]) => Promise<void> }> = {
  start: { summary: 'start the product; the first page creates the first administrator', run: () => serve('start') },
  demo: { summary: 'start it with the story of May 2021 and sample accounts', run: () => serve('demo') },
  migrate: { summary: 'bring the database up to date and stop', run: migrateOnly },
  verify: {
    summary:
      'ADDRESS [--keep FOLDER] [--document PDF | --event FILE [--file FILE]] [--bodies]: verify an audit log, or a signed PDF in hand, from outside; --bodies: the stored texts, too',
    run: verify,
  },
  'rotate-keys': { summary: 'add a new encryption key and seal every sealed value again', run: rotateKeys },
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

/** Ctrl-C, SIGTERM, or the launcher going away. A signal that comes three seconds later ends at once. */
function stopOnSignals(stopping: AbortController): void {
  let asked = 0
  const stop = () => {
    // One Ctrl-C or kill of a group arrives twice: by itself and handed on by the launcher. Somebody who insists is meant only later.
    if (stopping.signal.aborted && performance.now() - asked > 3000) process.exit(1)
    if (!stopping.signal.aborted) asked = performance.now()
    stopping.abort()
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  process.on('disconnect', () => stopping.abort())
}

async function migrateOnly(): Promise<void> {
  const [{ openHouse }, { dataSteps }] = await Promise.all([import('./platform/open-house.ts'), import('./compose.ts')])
  const config = readConfig(process.env, folder)
  const house = await openHouse(config, createLog(config.logLevel), join(import.meta.dirname, '../migrations'), dataSteps)
  await house.close()
}

/** Ends with 0 (verified), 1 (red) or 2 (could not be checked). From outside as anybody can; and on the operator's machine, where the database is at hand, every stored text against its leaf. */
async function verify(args: readonly string[]): Promise<void> {
  const { documentReportOf, exitCodeOf, faultReportOf, reportOf, verifyDocument, verifyLog } = await import(
    './foundation/audit/outside/verify.mjs'
  )
  const address = args.find(
    (arg, index) => !arg.startsWith('--') && !/^--(keep|event|file|document)$/.test(args[index - 1] ?? ''),
  )
  const bodies = args.includes('--bodies')
  if (address === undefined && !bodies) {
    process.stderr.write(
      'Cách dùng / usage: khien verify ADDRESS [--keep FOLDER] [--document PDF | --event FILE [--file FILE]] [--bodies]\n',
    )
    process.exit(2)
  }
  try {
    const [event, file] = [optionOf(args, '--event'), optionOf(args, '--file')]
    const more = {
      event: event === undefined ? undefined : JSON.parse(readFileSync(resolve(folder, event), 'utf8')),
      file: file === undefined ? undefined : readFileSync(resolve(folder, file)),
    }
    const keep = optionOf(args, '--keep')
    const inHand = optionOf(args, '--document')
    if (address !== undefined && inHand !== undefined) {
      const bytes = readFileSync(resolve(folder, inHand))
      process.stdout.write(documentReportOf(await verifyDocument(address, bytes, keep && resolve(folder, keep))))
      return
    }
    const seen = address === undefined ? undefined : await verifyLog(address, keep && resolve(folder, keep), more)
    const { verifyBodies } = await import('./foundation/audit/actions/verify-bodies.ts')
    const inside = await verifyBodies(readConfig(process.env, folder), seen, bodies)
    process.stdout.write(`${seen ? reportOf(seen) : ''}${inside}\n`)
  } catch (fault) {
    process.stderr.write(faultReportOf(fault))
    process.exit(exitCodeOf(fault))
  }
}

/**
 * Beside a running server (its own database, or the embedded engine it runs), or alone. The database is reached first: what is refused
 * has added no key. Running processes have adopted the new key before the first row is sealed with it.
 */
async function rotateKeys(): Promise<void> {
  const [{ refuseWithoutKeys, rotateKeys: rotate }, { resealEverything }] = await Promise.all([
    import('./platform/keyring.ts'),
    import('./reseal.ts'),
  ])
  const config = readConfig(process.env, folder)
  refuseWithoutKeys(config.keyFolder)
  const { database, clock, close } = await openBeside(config)
  try {
    const keyring = await rotate(config.keyFolder)
    // Running processes read the key file every two seconds; what one of them still sealed with the old key is found below.
    await pause(4000)
    const { rows, left } = await resealEverything(database, keyring, clock.now())
    const rest = left === 0 ? 'nothing is left under older keys' : `${left} rows are left; run this again`
    process.stdout.write(`key version ${keyring.currentVersion} is in use; ${rows} rows were sealed again; ${rest}\n`)
  } finally {
    await close()
  }
}

/** The product's database: that of the embedded engine which a server runs just now, or one's own, or the embedded one started for this command. */
async function openBeside(config: Config) {
  const [{ dataSteps }, { openHouse }, { reachableDatabase }, { openDatabase }, { openBusinessClock }] = await Promise.all([
    import('./compose.ts'),
    import('./platform/open-house.ts'),
    import('./platform/engines.ts'),
    import('./platform/database.ts'),
    import('./platform/business-clock.ts'),
  ])
  const running = config.databaseUrl === undefined ? await reachableDatabase(config) : undefined
  if (running === undefined) {
    const house = await openHouse(config, createLog(config.logLevel), join(import.meta.dirname, '../migrations'), dataSteps)
    return { database: house.database, clock: house.businessClock, close: house.close }
  }
  const database = openDatabase(running, { connections: 2 })
  return { database, clock: await openBusinessClock(database), close: database.close }
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
