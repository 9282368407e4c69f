import { PassThrough } from 'node:stream'
import { sql } from 'kysely'
import { afterEach, expect, test, vi } from 'vitest'
import { type TestServer, testServer } from '../../../tests/support/server.ts'
import { type SmtpSink, smtpSink } from '../../../tests/support/smtp-sink.ts'
import { createLog } from '../../platform/log.ts'
import { notify } from './actions.ts'
import { openSender } from './sender.ts'

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

async function product(environment: Record<string, string>): Promise<TestServer> {
  const t = await testServer(environment)
  closing.push(() => t.close())
  return t
}
async function sink(refused: readonly string[] = []): Promise<SmtpSink> {
  const opened = await smtpSink(refused)
  closing.push(() => opened.close())
  return opened
}

/** Two signed-in officers whose mail addresses an administrator has set; answers their ids. */
async function officers(t: TestServer, emails: readonly string[]): Promise<string[]> {
  for (const email of emails) {
    await t.signIn([{ role: 'health-officer', unitPath: 'vn' }])
    await sql`update access.account_user set notification_email = ${email} where id = (select id from access.account_user order by id desc limit 1)`.execute(
      t.database.read,
    )
  }
  const { rows } = await sql<{
    id: string
  }>`select id from access.account_user where notification_email is not null order by id`.execute(t.database.read)
  return rows.map((row) => row.id)
}

const notice = { key: 'notifications.log-altered', facts: { number: 12 }, link: '/audit' }
const subject = 'Nhật ký bị sửa trong cơ sở dữ liệu, từ dòng số 12. Hãy kiểm tra ngay.'
const tell = (t: TestServer, ids: readonly string[]) =>
  t.database.transaction((tx) => notify(tx, ids, notice, new Date('2021-05-25T01:00:00Z')))

/** The words of a mail, whatever way they were packed. */
function wordsOf(data: string): string {
  const gap = data.indexOf('\r\n\r\n')
  const [head, body] = [data.slice(0, gap), data.slice(gap + 4)]
  if (/quoted-printable/i.test(head))
    return Buffer.from(
      body.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
      'latin1',
    ).toString()
  return /base64/i.test(head) ? Buffer.from(body, 'base64').toString() : body
}

test('a message reaches the mail address of its reader through the outbox, in both languages, with the page to open', async () => {
  const { url, mails } = await sink()
  const t = await product({ MAIL_URL: url, MAIL_FROM: 'Khiên <khien@example.vn>', PUBLIC_URL: 'https://khien.example' })
  await tell(t, await officers(t, ['oanh.nt@haiduong.gov.vn', 'minh.lv@haiduong.gov.vn']))
  await vi.waitFor(() => expect(mails).toHaveLength(2), { timeout: 15_000 })
  expect(mails.flatMap((mail) => mail.to).sort()).toEqual(['minh.lv@haiduong.gov.vn', 'oanh.nt@haiduong.gov.vn'])
  for (const mail of mails) {
    expect(mail.from).toBe('khien@example.vn')
    expect(wordsOf(mail.data)).toContain(subject)
    expect(wordsOf(mail.data)).toContain('The log was altered in the database, from line 12 on.')
    expect(wordsOf(mail.data)).toContain('/audit')
  }
})

test('an address that the mail server does not take holds back nobody else’s mail, and is tried again', async () => {
  const { url, mails } = await sink(['di-vang@haiduong.gov.vn'])
  const t = await product({ MAIL_URL: url })
  await tell(t, await officers(t, ['di-vang@haiduong.gov.vn', 'minh.lv@haiduong.gov.vn']))
  await vi.waitFor(() => expect(mails.map((mail) => mail.to)).toEqual([['minh.lv@haiduong.gov.vn']]), { timeout: 15_000 })
  await vi.waitFor(async () => {
    const { rows } = await sql<{
      waiting: number
    }>`select count(*) as waiting from platform.outbox where event = 'notice.written' and delivered_at is null and attempts > 0`.execute(
      t.database.read,
    )
    expect(rows[0]?.waiting).toBe(1)
  })
})

test('while the mail server is away the mail waits, and the product goes on', async () => {
  const first = await smtpSink()
  await first.close()
  const t = await product({ MAIL_URL: first.url })
  await tell(t, await officers(t, ['minh.lv@haiduong.gov.vn']))
  await vi.waitFor(
    async () => {
      const { rows } = await sql<{
        attempts: number
      }>`select attempts from platform.outbox where event = 'notice.written'`.execute(t.database.read)
      expect(rows[0]?.attempts).toBeGreaterThan(0)
    },
    { timeout: 15_000 },
  )
  expect(await t.anonymous('/api/installation', { method: 'GET' })).toMatchObject({ status: 200 })
})

test('without a mail server each mail is a line in the log, without its address', async () => {
  const lines: string[] = []
  const log = createLog(
    'info',
    new PassThrough().on('data', (line: Buffer) => lines.push(line.toString())),
  )
  await openSender({ mailUrl: undefined, mailFrom: 'Khiên <khien@localhost>' }, log).send({
    to: 'minh.lv@haiduong.gov.vn',
    subject,
    text: 'x',
  })
  await vi.waitFor(() => expect(lines).toHaveLength(1))
  expect(lines[0]).toContain(subject)
  expect(lines[0]).not.toContain('minh.lv')
})

test('without a mail server a message with an address is delivered all the same, and waits for nothing', async () => {
  const t = await product({})
  await tell(t, await officers(t, ['minh.lv@haiduong.gov.vn']))
  await vi.waitFor(
    async () => {
      const { rows } = await sql<{
        delivered: number
      }>`select count(delivered_at) as delivered from platform.outbox where event = 'notice.written'`.execute(t.database.read)
      expect(rows[0]?.delivered).toBe(1)
    },
    { timeout: 15_000 },
  )
})
