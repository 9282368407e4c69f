import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { catalogue, compose, dataSteps, joinSubscriptions } from './compose.ts'
import { isPage } from './page-paths.ts'
import { type Config, StartRefused } from './platform/config.ts'
import { type Listening, listenAt } from './platform/http/listen.ts'
import { serveReference } from './platform/http/reference.ts'
import { createServer } from './platform/http/server.ts'
import { serveWeb } from './platform/http/web-files.ts'
import { startJobs } from './platform/jobs.ts'
import type { Log } from './platform/log.ts'
import { type OpenedHouse, openHouse } from './platform/open-house.ts'
import { type Subscriptions, startDelivery } from './platform/outbox.ts'

const root = join(import.meta.dirname, '..')

export interface RunningServer {
  readonly house: OpenedHouse
  readonly address: string
  stop(): Promise<void>
}

/** The whole product in one process: web, news, jobs, cameras. `prepare` runs between migrations and the first request (the demo loads its story there) and answers who else hears the news, before all rooms. */
export async function startServer(
  config: Config,
  log: Log,
  prepare: (house: OpenedHouse) => Promise<Subscriptions> = async () => ({}),
): Promise<RunningServer> {
  const house = await openHouse(config, log, join(root, 'migrations'), dataSteps)
  const closers: (() => Promise<void>)[] = [() => house.close()]
  const stop = async () => {
    for (const close of closers.splice(0).reverse())
      await close().catch((fault: unknown) => log.warn({ err: fault }, 'something did not close cleanly'))
  }
  try {
    const rooms = await compose(house)
    closers.push(() => rooms.close())
    const app = await createServer(house, rooms.routes, rooms, catalogue)
    answerProbes(app, house)
    serveReference(app, rooms.endpoints)
    await serveWeb(app, join(root, 'dist', 'web'), isPage)
    await rooms.mountStreams(app)
    const others = await prepare(house)
    const delivery = startDelivery(house.database, joinSubscriptions([others, rooms.subscriptions]), log)
    house.onNews(delivery.wake)
    closers.push(() => delivery.stop())
    const jobs = await startJobs(house.engineUrl, rooms.jobs, log)
    closers.push(() => jobs.stop())
    const listening = await listen(app, config)
    const { address } = listening
    house.listenAt(address)
    closers.push(
      () => app.close(),
      () => listening.stop(),
    )
    await rooms.start()
    return { house, address, stop }
  } catch (fault) {
    await stop()
    throw fault
  }
}

async function listen(app: FastifyInstance, config: Config): Promise<Listening> {
  try {
    const listening = await listenAt(app, { port: config.port, host: config.host })
    return { ...listening, address: listening.address.replace('0.0.0.0', '127.0.0.1').replace('[::]', '127.0.0.1') }
  } catch (fault) {
    const code = fault instanceof Error && 'code' in fault ? fault.code : ''
    if (code === 'EADDRINUSE')
      throw new StartRefused(
        `Port ${config.port} is taken by another program; set PORT to a free one (for example PORT=${config.port + 1}).`,
      )
    if (code === 'EACCES')
      throw new StartRefused(`Port ${config.port} may not be opened by this user; choose a port above 1024 with PORT.`)
    if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
      throw new StartRefused(`The host name ${config.host} cannot be looked up; correct HOST.`)
    if (code === 'EADDRNOTAVAIL') throw new StartRefused(`This machine has no address ${config.host}; correct HOST.`)
    throw fault
  }
}

/** /health: this process lives. /ready: it can serve, database included. */
function answerProbes(app: FastifyInstance, house: OpenedHouse): void {
  app.get('/health', async () => ({ alive: true }))
  app.get('/ready', async (_request, reply) => {
    const ready = await sql`select 1`.execute(house.database.read).then(
      () => true,
      () => false,
    )
    return reply.status(ready ? 200 : 503).send({ ready })
  })
}
