import { resolve } from 'node:path'
import { z } from 'zod'

const file = z.string().min(1)
const optionalText = z
  .string()
  .optional()
  .transform((text) => (text === undefined || text === '' ? undefined : text))

/** Every setting of the product, in one place: the environment name, its meaning and its default (docs/operating/install.md is generated from it). */
export const settings = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(3440).describe('TCP port of the web server; 0 chooses a free one'),
  HOST: z.string().default('127.0.0.1').describe('Address to listen on; 0.0.0.0 for every network card'),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('Address people type or scan; QR links are made from it. Default: the listening address'),
  TLS_CERTIFICATE_FILE: file.optional().describe('PEM certificate chain; with TLS_KEY_FILE the server speaks https itself'),
  TLS_KEY_FILE: file.optional().describe('PEM private key'),
  TRUSTED_PROXY: optionalText.describe('Address or range of the proxy whose X-Forwarded-For and X-Forwarded-Proto are believed'),
  DATA_FOLDER: file.default('data').describe('Folder of the embedded database and of stored files'),
  KEY_FOLDER: file
    .optional()
    .describe('Folder of encryption and signing keys, outside the data folder. Default: the data folder’s name with -keys'),
  DATABASE_URL: optionalText.describe('postgresql://… of a PostgreSQL 15 or newer; empty: the embedded engine'),
  MAIL_URL: optionalText.describe('smtp://user:password@host:port; empty: mails are written to the log'),
  MAIL_FROM: z.string().default('Khiên <khien@localhost>').describe('Sender of mails'),
  CAMERA_ALLOWED_RANGES: z
    .string()
    .default('')
    .describe('Comma-separated CIDR ranges that cameras may live in; empty: none of the private or loopback ranges'),
  METRICS_TOKEN: optionalText.describe('Bearer token for /metrics from other machines; without it only this machine may read it'),
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info').describe('How much the log says'),
  RATE_LIMIT_PER_MINUTE: z.coerce.number().int().positive().default(6000).describe('Requests one address may send in a minute'),
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

/** Reads and checks the whole environment at once; every fault is reported together, before anything opens. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>, folder: string): Config {
  const known = Object.fromEntries(
    Object.keys(settings.shape).map((name) => [name, environment[name] === '' ? undefined : environment[name]]),
  )
  const parsed = settings.safeParse(known)
  const faults = parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  if (Boolean(known.TLS_CERTIFICATE_FILE) !== Boolean(known.TLS_KEY_FILE))
    faults.push('TLS_CERTIFICATE_FILE and TLS_KEY_FILE go together')
  if (!parsed.success || faults.length > 0) throw new StartRefused(`These settings are not usable: ${faults.join('; ')}`)
  const value = parsed.data
  const dataFolder = resolve(folder, value.DATA_FOLDER)
  return {
    port: value.PORT,
    host: value.HOST,
    publicUrl: value.PUBLIC_URL?.replace(/\/+$/, ''),
    tls:
      value.TLS_CERTIFICATE_FILE && value.TLS_KEY_FILE
        ? { certificateFile: resolve(folder, value.TLS_CERTIFICATE_FILE), keyFile: resolve(folder, value.TLS_KEY_FILE) }
        : undefined,
    trustedProxy: value.TRUSTED_PROXY,
    dataFolder,
    keyFolder: resolve(folder, value.KEY_FOLDER ?? `${dataFolder}-keys`),
    databaseUrl: value.DATABASE_URL,
    mailUrl: value.MAIL_URL,
    mailFrom: value.MAIL_FROM,
    cameraAllowedRanges: value.CAMERA_ALLOWED_RANGES.split(',')
      .map((range) => range.trim())
      .filter(Boolean),
    metricsToken: value.METRICS_TOKEN,
    logLevel: value.LOG_LEVEL,
    rateLimitPerMinute: value.RATE_LIMIT_PER_MINUTE,
  }
}
