import type { Log } from '../../../platform/log.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { record, system } from '../../audit/public.ts'
import type { By } from '../../documents/public.ts'
import { markSent, waitingMessages } from '../store.ts'
import type { Transport } from '../transport/transport.ts'
import { type ExchangeDesk, receivePackage } from './receive.ts'

export interface Carriage extends ExchangeDesk {
  readonly transport: Transport
  readonly log: Log
}

/** In the name of the product itself, for every organisation that is reached here. */
const bySystem = (now: Date): By => ({ actor: system, scope: ['vn'], now })

/** Gives what waits to the transport, oldest first. A crash between giving and noting gives it again under the same name. */
export async function carryOut({ database, files, transport, log }: Carriage, now: Date): Promise<number> {
  let carried = 0
  for (const row of await waitingMessages(database.read, 200)) {
    const bytes = await files.get(row.sha256)
    if (bytes === undefined) {
      log.error({ part: 'exchange', message: row.id }, 'a package that waits is not on the disk')
      continue
    }
    await transport.deliver(`${row.id}.edxml`, bytes)
    await database.transaction(async (tx) => {
      if (!(await markSent(tx, row.id))) return
      const subject = { kind: 'exchange-message', id: row.id }
      await record(tx, { actor: system, action: 'exchange-message.sent', subject, scopePath: row.scope_path, at: now })
    })
    carried += 1
  }
  return carried
}

/** Takes in what came. A package that is refused is put away with its reason; one that came before is put away as taken. */
export async function carryIn(desk: Carriage, now: Date): Promise<{ taken: number; refused: number }> {
  const { transport, log } = desk
  let taken = 0
  let refused = 0
  for (const name of await transport.arrived()) {
    try {
      await receivePackage(desk, await transport.take(name), bySystem(now))
      await transport.settle(name, { taken: true })
      taken += 1
    } catch (fault) {
      if (!(fault instanceof Refusal)) throw fault
      if (fault.status === 503) throw fault
      if (fault.code === 'package-came-already') {
        await transport.settle(name, { taken: true })
        continue
      }
      refused += 1
      log.warn({ part: 'exchange', package: name, why: fault.code }, 'a package from the exchange was refused')
      await transport.settle(name, { taken: false, why: `${fault.code} ${JSON.stringify(fault.facts)}` })
    }
  }
  return { taken, refused }
}
