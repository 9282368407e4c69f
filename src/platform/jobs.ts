import { PgBoss } from 'pg-boss'
import type { Log } from './log.ts'

/** Work that is done later or on a schedule. Handlers open their own transactions and must bear being run twice. */
export interface Job {
  name: string
  /** Cron in Asia/Ho_Chi_Minh, machine time; absent: run only when sent. */
  schedule?: string
  run(payload: unknown): Promise<void>
}

export interface Jobs {
  send(name: string, payload: Readonly<Record<string, unknown>>): Promise<void>
  stop(): Promise<void>
}

/** pg-boss keeps the queue in the product's own database (schema pgboss): nothing more to run. */
export async function startJobs(url: string, jobs: readonly Job[], log: Log): Promise<Jobs> {
  const boss = new PgBoss({ connectionString: url, max: 2, application_name: 'khien-jobs', schema: 'pgboss' })
  boss.on('error', (fault) => log.warn({ err: fault }, 'the job queue reported a fault'))
  await boss.start()
  for (const job of jobs) {
    await boss.createQueue(job.name, { retryLimit: 5, retryBackoff: true })
    await boss.work(job.name, { pollingIntervalSeconds: 2 }, async (batch) => {
      for (const one of batch) await job.run(one.data)
    })
    if (job.schedule) await boss.schedule(job.name, job.schedule, {}, { tz: 'Asia/Ho_Chi_Minh' })
  }
  return {
    send: async (name, payload) => {
      await boss.send(name, payload)
    },
    stop: () => boss.stop({ graceful: true, timeout: 5000 }),
  }
}
