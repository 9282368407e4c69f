import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { anotherProgram } from './embedded-postgres/another-program.ts'
import { readLockFile } from './embedded-postgres/postmaster.ts'
import { type Engine, openEngine } from './engines.ts'
import { type GroupCommitOptions, groupCommit, NotStored, OutcomeUnknown, placeholders, QueueFull } from './group-commit.ts'
import { createLog } from './log.ts'

interface Visit {
  id: number
  /** The database accepts `ok` only. */
  word: string
}

const dataFolder = mkdtempSync(join(tmpdir(), 'khien-group-commit-'))
let engine: Engine
let pool: pg.Pool

beforeAll(async () => {
  engine = await openEngine({ databaseUrl: undefined, dataFolder }, createLog('silent'))
}, 60_000)

afterAll(async () => {
  await engine.stop()
  rmSync(dataFolder, { recursive: true, force: true })
})

beforeEach(async () => {
  pool = new pg.Pool({ connectionString: engine.url, max: 5 })
  pool.on('error', () => undefined)
  await pool.query(`
    drop table if exists visit, leaf;
    create table visit (id int primary key, word text not null check (word <> 'forbidden'), at bigint generated always as identity);
    create table leaf (visits int not null)`)
})

afterEach(() => pool.end())

/** What a room does: its rows by one statement, and one leaf for the group in the same transaction. */
async function writeVisits(client: pg.PoolClient, visits: Visit[]): Promise<number[]> {
  const { rows } = await client.query<{ id: number }>(
    `insert into visit (id, word) values ${placeholders(visits.length, 2)} returning id`,
    visits.flatMap(({ id, word }) => [id, word]),
  )
  await client.query('insert into leaf (visits) values ($1)', [rows.length])
  return rows.map(({ id }) => id)
}

async function writeVisitsOnce(client: pg.PoolClient, visits: Visit[]): Promise<number[]> {
  await client.query(
    `insert into visit (id, word) values ${placeholders(visits.length, 2)} on conflict do nothing`,
    visits.flatMap(({ id, word }) => [id, word]),
  )
  return visits.map(({ id }) => id)
}

function committer(options: Partial<GroupCommitOptions<Visit, number>> = {}) {
  return groupCommit<Visit, number>({ pool, write: writeVisits, ...options })
}

const visit = (id: number, word = 'ok'): Visit => ({ id, word })
const numbers = (count: number, from = 1) => Array.from({ length: count }, (_, index) => from + index)

async function count(sql: string): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(`select (${sql})::int as count`)
  return rows[0]?.count ?? Number.NaN
}

describe('many visits, one commit', { timeout: 60_000 }, () => {
  it('stores a thousand visits that arrive together in few groups, each with its leaf, and answers each with its own result', async () => {
    const group = committer()
    expect(await Promise.all(numbers(1000).map((id) => group.add(visit(id))))).toEqual(numbers(1000))
    expect(await count('select count(*) from visit')).toBe(1000)
    expect(await count('select sum(visits) from leaf')).toBe(1000)
    expect(await count('select count(*) from leaf')).toBeLessThan(20)
    expect(group.depth()).toBe(0)
  })

  it('rejects the three faulty visits of a thousand with their own errors and stores the other 997', async () => {
    const group = committer()
    const faulty = new Map([
      [17, visit(17, 'forbidden')],
      [500, visit(500, 'with a \0 byte')],
      [999, visit(16)],
    ])
    const outcomes = await Promise.allSettled(numbers(1000).map((id) => group.add(faulty.get(id) ?? visit(id))))
    const rejected = outcomes.flatMap((outcome, index) =>
      outcome.status === 'rejected' ? [[index + 1, outcome.reason.code, outcome.reason.constraint]] : [],
    )
    // The doubled number fails for whichever of the two was written later.
    expect(rejected).toHaveLength(3)
    expect(rejected).toContainEqual([17, '23514', 'visit_word_check'])
    expect(rejected).toContainEqual([500, '22021', undefined])
    expect(rejected.filter(([id, code]) => (id === 16 || id === 999) && code === '23505')).toHaveLength(1)
    expect(await count('select count(*) from visit')).toBe(997)
    expect(await count('select sum(visits) from leaf')).toBe(997)
    const stored = new Set((await pool.query<{ id: number }>('select id from visit')).rows.map(({ id }) => id))
    for (const outcome of outcomes) if (outcome.status === 'fulfilled') expect(stored.has(outcome.value)).toBe(true)
  })

  it('rejects alone a visit that only the commit, or the writing program itself, finds faulty', async () => {
    await pool.query(`create table guest (id int primary key); insert into guest select generate_series(1, 50);
      alter table visit add constraint known_guest foreign key (id) references guest deferrable initially deferred`)
    const group = committer({
      write: (client, visits) => {
        if (visits.some(({ word }) => word === 'unreadable')) throw new TypeError('cannot read this one')
        return writeVisits(client, visits)
      },
    })
    const outcomes = await Promise.allSettled(numbers(51).map((id) => group.add(visit(id, id === 20 ? 'unreadable' : 'ok'))))
    expect(
      outcomes.flatMap((outcome, index) =>
        outcome.status === 'rejected' ? [[index + 1, outcome.reason.code ?? outcome.reason.message]] : [],
      ),
    ).toEqual([
      [20, 'cannot read this one'],
      [51, '23503'],
    ])
    expect(await count('select count(*) from visit')).toBe(49)
    await pool.query('drop table visit, guest')
  })

  it('answers only after the visit can be seen by everybody', async () => {
    const group = committer()
    const seen = await Promise.all(
      numbers(200).map(async (id) => {
        await group.add(visit(id))
        return count(`select count(*) from visit where id = ${id}`)
      }),
    )
    expect(new Set(seen)).toEqual(new Set([1]))
  })

  it('keeps the order of a submitter who waits for each answer', async () => {
    const group = committer()
    await Promise.all(
      numbers(20).map(async (submitter) => {
        for (const step of numbers(10)) await group.add(visit(submitter * 100 + step))
      }),
    )
    expect(
      await count(
        'select count(*) from (select at < lag(at) over (partition by id / 100 order by id) as wrong from visit) as steps where wrong',
      ),
    ).toBe(0)
    expect(await count('select count(*) from visit')).toBe(200)
  })

  it('tells everybody at once when nobody’s visit can be stored, and works again afterwards', async () => {
    const group = committer({ lanes: 1 })
    await pool.query('alter table visit rename to hidden')
    const outcomes = await Promise.allSettled(numbers(300).map((id) => group.add(visit(id))))
    expect(new Set(outcomes.map((outcome) => (outcome.status === 'rejected' ? outcome.reason.code : 'stored')))).toEqual(
      new Set(['42P01']),
    )
    await pool.query('alter table hidden rename to visit')
    expect(await group.add(visit(1))).toBe(1)
  })

  it('does not take a swallowed error for a success', async () => {
    const group = committer({
      write: async (client, visits) => {
        await writeVisits(client, visits).catch(() => undefined)
        return visits.map(({ id }) => id)
      },
    })
    await expect(group.add(visit(1, 'forbidden'))).rejects.toThrow('rolled back')
    expect(await count('select count(*) from visit')).toBe(0)
  })

  it('gets through when two groups wait for each other in a circle', async () => {
    await pool.query(`insert into visit (id, word) values (1, 'ok'), (2, 'ok')`)
    let attempts = 0
    let holding = 0
    const group = committer({
      maxRows: 1,
      write: async (client, visits) => {
        attempts += 1
        const isFirstRound = attempts <= 2
        const order = visits[0]?.word === 'forwards' ? [1, 2] : [2, 1]
        for (const id of order) {
          await client.query(`update visit set word = 'seen' where id = $1`, [id])
          holding += 1
          // Each holds one and then wants the other's: the circle is certain, not a matter of timing.
          while (isFirstRound && holding < 2) await pause(2)
        }
        return visits.map(({ id }) => id)
      },
    })
    expect(await Promise.all([group.add(visit(1, 'forwards')), group.add(visit(2, 'backwards'))])).toEqual([1, 2])
    expect(attempts).toBeGreaterThan(2)
  })
})

describe('a full queue and a closing house', { timeout: 60_000 }, () => {
  it('turns away what it cannot keep, says when to come again, and loses nothing of what it took', async () => {
    const group = committer({ maxQueued: 100, maxRows: 10, lanes: 1 })
    const outcomes = await Promise.allSettled(numbers(250).map((id) => group.add(visit(id))))
    const turnedAway = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []))
    expect(turnedAway).toHaveLength(150)
    for (const fault of turnedAway) expect(fault).toBeInstanceOf(QueueFull)
    expect(turnedAway[0]).toMatchObject({ code: 'server-is-busy', status: 503, facts: { seconds: expect.any(Number) } })
    expect(turnedAway[0].retryAfterSeconds).toBeGreaterThanOrEqual(1)
    expect(await count('select count(*) from visit')).toBe(100)
    expect(await group.add(visit(300))).toBe(300)
  })

  it('writes everything it took before it closes, and takes nothing more', async () => {
    const group = committer({ maxRows: 50 })
    const answers = Promise.all(numbers(400).map((id) => group.add(visit(id))))
    expect(group.depth()).toBe(400)
    const drained = group.drain()
    await expect(group.add(visit(401))).rejects.toBeInstanceOf(QueueFull)
    await drained
    expect(group.depth()).toBe(0)
    expect(await count('select count(*) from visit')).toBe(400)
    expect(await answers).toHaveLength(400)
    await group.drain()
  })
})

describe('a database that goes away', { timeout: 60_000 }, () => {
  /** The first group’s connection is cut by the server before, or while, it commits. */
  async function cutOnce(when: 'before' | 'during'): Promise<GroupCommitOptions<Visit, number>['write']> {
    if (when === 'during') {
      await pool.query(`create or replace function cut() returns trigger language plpgsql as $$ begin perform pg_terminate_backend(pg_backend_pid()); perform pg_sleep(1); return null; end $$;
        create constraint trigger cut after insert on leaf deferrable initially deferred for each row execute function cut()`)
    }
    let isFirst = true
    return async (client, visits) => {
      const stored = await writeVisitsOnce(client, visits)
      if (isFirst)
        await client.query(
          when === 'during' ? 'insert into leaf (visits) values (0)' : 'select pg_terminate_backend(pg_backend_pid())',
        )
      isFirst = false
      return stored
    }
  }
  // The statement by which a group cuts its own connection fails, so the second attempt must not repeat it.
  function once(write: GroupCommitOptions<Visit, number>['write']): GroupCommitOptions<Visit, number>['write'] {
    let attempts = 0
    return (client, visits) => (attempts++ === 0 ? write(client, visits) : writeVisitsOnce(client, visits))
  }

  it('writes a group again when its connection was lost before the commit, for then nothing was stored', async () => {
    const group = committer({ write: once(await cutOnce('before')), lanes: 1 })
    expect(await Promise.all(numbers(50).map((id) => group.add(visit(id))))).toEqual(numbers(50))
    expect(await count('select count(*) from visit')).toBe(50)
  })

  it('says that the outcome is unknown when the connection was lost during the commit', async () => {
    const group = committer({ write: once(await cutOnce('during')), lanes: 1 })
    const outcomes = await Promise.allSettled(numbers(50).map((id) => group.add(visit(id))))
    for (const outcome of outcomes) expect(outcome).toMatchObject({ status: 'rejected', reason: expect.any(OutcomeUnknown) })
  })

  it('writes again after a commit without an answer where doing so twice does no harm', async () => {
    const group = committer({ write: once(await cutOnce('during')), lanes: 1, idempotent: true })
    expect(await Promise.all(numbers(50).map((id) => group.add(visit(id))))).toEqual(numbers(50))
    expect(await count('select count(*) from visit')).toBe(50)
  })

  it('gives up after its patience, and says that nothing was stored', async () => {
    const away = new pg.Pool({ connectionString: engine.url.replace(/:\d+\//, ':1/') })
    const group = committer({ pool: away, patienceSeconds: 0.3 })
    const outcomes = await Promise.allSettled(numbers(20).map((id) => group.add(visit(id))))
    for (const outcome of outcomes) expect(outcome).toMatchObject({ status: 'rejected', reason: expect.any(NotStored) })
    await away.end()
  })

  it('carries on when the server is killed under load: every visit is stored once and answered', async () => {
    const group = committer({ write: writeVisitsOnce, idempotent: true, maxRows: 20 })
    let isLoaded = true
    let answered = 0
    const work = numbers(40).map(async (submitter) => {
      for (let step = 1; isLoaded; step++) {
        await group.add(visit(submitter * 100_000 + step))
        answered += 1
      }
    })
    for (let round = 0; round < 2; round++) {
      const before = answered
      while (answered < before + 400) await pause(5)
      process.kill(readLockFile(engine.profile.place)?.pid ?? 0, 'SIGKILL')
    }
    const before = answered
    while (answered < before + 400) await pause(5)
    isLoaded = false
    await Promise.all(work)
    expect(await count('select count(*) from visit')).toBe(answered)
  })
})

describe('what was acknowledged', { timeout: 180_000 }, () => {
  it('survives kill -9 of the program, of the server, and of both', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'khien-acknowledged-'))
    const program = (round: number) => `
      import { writeSync } from 'node:fs'
      import { createRequire } from 'node:module'
      const { openEngine } = await import(${JSON.stringify(new URL('./engines.ts', import.meta.url).href)})
      const { groupCommit, placeholders } = await import(${JSON.stringify(new URL('./group-commit.ts', import.meta.url).href)})
      const { createLog } = await import(${JSON.stringify(new URL('./log.ts', import.meta.url).href)})
      const pg = createRequire(${JSON.stringify(import.meta.url)})('pg')
      const engine = await openEngine({ databaseUrl: undefined, dataFolder: ${JSON.stringify(folder)} }, createLog('silent'))
      const pool = new pg.Pool({ connectionString: engine.url })
      pool.on('error', () => {})
      await pool.query('create table if not exists ack (id text primary key)')
      const group = groupCommit({ pool, idempotent: true, write: async (client, ids) => {
        await client.query('insert into ack (id) values ' + placeholders(ids.length, 1) + ' on conflict do nothing', ids)
        return ids
      } })
      writeSync(1, 'ready\\n')
      for (let submitter = 0; submitter < 64; submitter++) void (async () => {
        for (let step = 0; ; step++) writeSync(1, 'ack ' + await group.add('${round}-' + submitter + '-' + step) + '\\n')
      })()`
    const acknowledged: string[] = []
    const killServer = () => process.kill(readLockFile(join(folder, 'postgres'))?.pid ?? 0, 'SIGKILL')
    const rounds = ['program', 'server', 'both', 'server', 'both'] as const
    try {
      for (const [round, victim] of rounds.entries()) {
        const running = anotherProgram(program(round))
        try {
          await running.until(/ready/)
          await running.until(/ack/)
          await pause(150 + round * 40)
          if (victim !== 'program') killServer()
          if (victim === 'server') {
            const before = running.said().length
            while (running.said().length < before + 1000) await pause(10)
          }
        } finally {
          await running.kill('SIGKILL')
        }
        // The last line may be cut short by the kill.
        acknowledged.push(
          ...running
            .said()
            .split('\n')
            .slice(0, -1)
            .flatMap((line) => (line.startsWith('ack ') ? [line.slice(4)] : [])),
        )
      }
      const last = await openEngine({ databaseUrl: undefined, dataFolder: folder }, createLog('silent'))
      const client = new pg.Client({ connectionString: last.url })
      await client.connect()
      const stored = new Set((await client.query<{ id: string }>('select id from ack')).rows.map(({ id }) => id))
      await client.end()
      await last.stop()
      expect(acknowledged.filter((id) => !stored.has(id))).toEqual([])
      expect(acknowledged.length).toBeGreaterThan(rounds.length * 50)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
