import { type Logger, pino } from 'pino'
import type { Config } from './config.ts'

export type Log = Logger

/** Field names that carry personal data or secrets anywhere in a logged object; their values never reach the log. */
export const personalFields = [
  'name',
  'fullName',
  'phone',
  'documentNumber',
  'bornOn',
  'address',
  'email',
  'password',
  'token',
  'totp',
  'secret',
  'cookie',
  'authorization',
  'code',
  'text',
  'set-cookie',
  'databaseUrl',
  'url',
] as const

/** JSON lines to standard error; standard output belongs to the commands' own answers. */
export function createLog(level: Config['logLevel'], destination: NodeJS.WritableStream = process.stderr): Log {
  const paths = personalFields.flatMap((field) => [`["${field}"]`, `*["${field}"]`, `*.*["${field}"]`, `*.*.*["${field}"]`])
  return pino({ level, base: null, redact: { paths, censor: '•••' }, timestamp: pino.stdTimeFunctions.isoTime }, destination)
}
