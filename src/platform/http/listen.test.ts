import fastify from 'fastify'
import { expect, test } from 'vitest'
import { listenAt } from './listen.ts'

const serving = () => {
  const app = fastify({ forceCloseConnections: true })
  app.get('/', async () => ({ here: true }))
  return app
}

test('a crowd that comes at one moment is answered to the last, whichever socket took it', async () => {
  const app = serving()
  const { address, stop } = await listenAt(app, { port: 0, host: '127.0.0.1' })
  const answers = await Promise.all(Array.from({ length: 200 }, async () => (await fetch(address)).json()))
  expect(answers).toEqual(answers.map(() => ({ here: true })))
  await stop()
  await app.close()
})

test('a second copy of the program does not quietly share the port, and the port is free again when the first has stopped', async () => {
  const first = serving()
  const { address, stop } = await listenAt(first, { port: 0, host: '127.0.0.1' })
  const port = Number(new URL(address).port)
  const second = serving()
  await expect(listenAt(second, { port, host: '127.0.0.1' })).rejects.toMatchObject({ code: 'EADDRINUSE' })
  await second.close()
  await stop()
  await first.close()
  await expect(fetch(address)).rejects.toThrow()
  const third = serving()
  const again = await listenAt(third, { port, host: '127.0.0.1' })
  expect(await (await fetch(again.address)).json()).toEqual({ here: true })
  await again.stop()
  await third.close()
})
