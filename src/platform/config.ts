import { resolve } from 'node:path'
import { z } from 'zod'
import { folderFaults, isHost, isRange, isUrlOf, listOf, tlsFaults } from './setting-fault.ts'

const file = z.string().min(1)
const text = z.string().min(1)
/** A whole number of a setting; what is wrong is said as the operator would be told on the telephone. */
const whole = (from: number, to: number) => {
  const error = `must be a whole number from ${from} to ${to}`
  return z.coerce.number({ error }).int({ error }).min(from, { error }).max(to, { error })
}

/** Every setting of the product, in one place: the environment name, its meaning and its default (docs/operating/install.md is generated from it). */
export const settings = z.object({
  PORT: whole(0, 65_535).default(3440).describe('TCP port of the web server; 0 chooses a free one'),
  HOST: text
    .refine(isHost, 'must be an address of this machine or a host name, for example 127.0.0.1 or 0.0.0.0')
    .default('127.0.0.1')
    .describe('Address to listen on; 0.0.0.0 for every network card'),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'must be an address that begins with http:// or https://' })
    .optional()
    .describe('Address people type or scan; QR links are made from it. Default: the listening address'),
  TLS_CERTIFICATE_FILE: file.optional().describe('PEM certificate chain; with TLS_KEY_FILE the server speaks https itself'),
  TLS_KEY_FILE: file.optional().describe('PEM private key'),
  TRUSTED_PROXY: text
    .refine(
      (given) => listOf(given).every(isRange),
      'must be an IP address, or a range such as 10.0.0.0/8; several are separated by commas',
    )
    .optional()
    .describe('Address or range of the proxy whose X-Forwarded-For and X-Forwarded-Proto are believed'),
  DATA_FOLDER: file.default('data').describe('Folder of the embedded database and of stored files'),
  KEY_FOLDER: file
    .optional()
    .describe('Folder of encryption and signing keys, outside the data folder. Default: the data folder’s name with -keys'),
  DATABASE_URL: text
    .refine(
      (given) => isUrlOf(given, ['postgresql:', 'postgres:']),
      'must be an address of the form postgresql://user:password@host:5432/database',
    )
    .optional()
    .describe('postgresql://… of a PostgreSQL 15 or newer; empty: the embedded engine'),
  MAIL_URL: text
    .refine((given) => isUrlOf(given, ['smtp:', 'smtps:']), 'must be an address of the form smtp://user:password@host:port')
    .optional()
    .describe('smtp://user:password@host:port; empty: mails are written to the log'),
  MAIL_FROM: text
    .refine(
      (given) => /^[^\r\n<>]*<[^\s<>@]+@[^\s<>@]+>$|^[^\s<>@]+@[^\s<>@]+$/.test(given),
      'must be an e-mail address, with or without a name before it',
    )
    .default('Khiên <khien@localhost>')
    .describe('Sender of mails'),
  CAMERA_ALLOWED_RANGES: z
    .string()
    .default('')
    .superRefine((given, context) => {
      const bad = listOf(given).filter((one) => !isRange(one))
      if (bad.length > 0)
        context.addIssue(`has ranges that cannot be read: ${bad.join(', ')}; write them as 10.20.0.0/16, separated by commas`)
    })
    .describe('Comma-separated CIDR ranges that cameras may live in, and nowhere else; empty: public addresses only'),
  EXCHANGE_FOLDER: file
    .optional()
    .describe(
      'Folder by which documents are exchanged with other agencies’ systems: packages to send appear in out, packages to take in are put into in; empty: by hand',
    ),
  METRICS_TOKEN: text
    .optional()
    .describe('Bearer token for /metrics from other machines; without it only this machine may read it'),
  LOG_LEVEL: z
    .enum(['silent', 'error', 'warn', 'info', 'debug'], { error: 'must be one of silent, error, warn, info, debug' })
    .default('info')
    .describe('How much the log says'),
  RATE_LIMIT_PER_MINUTE: whole(1, 1_000_000_000).default(6000).describe('Requests one address may send in a minute'),
})

export interface Config {
  port: number
  host: string
  publicUrl: string | undefined
  tls: { certificateFile: string; keyFile: string } | undefined
  trustedProxy: string | undefined
  dataFolder: string
  keyFolder: string
  databaseUrl: string | undefined
  mailUrl: string | undefined
  mailFrom: string
  cameraAllowedRanges: readonly string[]
  exchangeFolder: string | undefined
  metricsToken: string | undefined
  logLevel: z.infer<typeof settings>['LOG_LEVEL']
  rateLimitPerMinute: number
}

/** Something the operator must change before the product can start: one sentence, no stack. */
export class StartRefused extends Error {
  constructor(sentence: string) {
    super(sentence)
    this.name = 'StartRefused'
  }
}

/** Reads and checks the whole environment at once; every fault is reported together, a sentence each, before anything opens or is written. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>, folder: string): Config {
  const known = Object.fromEntries(
    Object.keys(settings.shape).map((name) => [name, environment[name] === '' ? undefined : environment[name]]),
  )
  const parsed = settings.safeParse(known)
  const unfit = parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`)
  const path = (name: keyof typeof settings.shape) => (known[name] === undefined ? undefined : resolve(folder, known[name]))
  const dataFolder = path('DATA_FOLDER') ?? resolve(folder, 'data')
  const keyFolder = path('KEY_FOLDER') ?? `${dataFolder}-keys`
  const faults = [
    ...unfit,
    ...tlsFaults(path('TLS_CERTIFICATE_FILE'), path('TLS_KEY_FILE')),
    ...folderFaults(dataFolder, keyFolder),
  ]
  if (!parsed.success || faults.length > 0)
    throw new StartRefused(['These settings are not usable:', ...new Set(faults)].join('\n  '))
  const value = parsed.data
  const [certificateFile, keyFile] = [path('TLS_CERTIFICATE_FILE'), path('TLS_KEY_FILE')]
  return {
    port: value.PORT,
    host: value.HOST,
    publicUrl: value.PUBLIC_URL?.replace(/\/+$/, ''),
    tls: certificateFile && keyFile ? { certificateFile, keyFile } : undefined,
    trustedProxy: value.TRUSTED_PROXY,
    dataFolder,
    keyFolder,
    databaseUrl: value.DATABASE_URL,
    mailUrl: value.MAIL_URL,
    mailFrom: value.MAIL_FROM,
    cameraAllowedRanges: listOf(value.CAMERA_ALLOWED_RANGES),
    exchangeFolder: path('EXCHANGE_FOLDER'),
    metricsToken: value.METRICS_TOKEN,
    logLevel: value.LOG_LEVEL,
    rateLimitPerMinute: value.RATE_LIMIT_PER_MINUTE,
  }
}
