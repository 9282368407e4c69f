import { spawnSync } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readConfig, StartRefused } from './config.ts'

const folder = mkdtempSync(join(tmpdir(), 'khien-config-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A certificate for localhost that nobody trusts, with its key. */
const key = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgQK/yVYgrnWIiW80H
LUbeVIGidLVHAaAcDHm0VcIza4+hRANCAARD5yd46wUrk+Vmm2sm7Holl7O18kuM
tV5VXJFJJAq9zNV6RJ8qowT6c/TmS/1UNwfEBRWY9wvgD3hKiXzcrmj9
-----END PRIVATE KEY-----`
const certificate = `-----BEGIN CERTIFICATE-----
MIIBfjCCASWgAwIBAgIULuWbm9pHMXBGEcRGHavcZiNHq4IwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMzAzMjY0MloYDzIxMjYxMDMw
MDMyNjQyWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAARD5yd46wUrk+Vmm2sm7Holl7O18kuMtV5VXJFJJAq9zNV6RJ8qowT6
c/TmS/1UNwfEBRWY9wvgD3hKiXzcrmj9o1MwUTAdBgNVHQ4EFgQU3bqQ2CKFZpjC
BSSYfk4zIc4AVygwHwYDVR0jBBgwFoAU3bqQ2CKFZpjCBSSYfk4zIc4AVygwDwYD
VR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNHADBEAiASIug55keRvyIeZfU4/Bpi
++HiZtYyV4Jcray3SGPo3AIgB2C3HklGiaHPz8gHpKvcJMKsV2E3jz4+hRy5lnvX
6pA=
-----END CERTIFICATE-----`

function written(name: string, text: string): string {
  const file = join(folder, name)
  writeFileSync(file, text)
  return file
}
const keyFile = written('key.pem', key)
const certificateFile = written('certificate.pem', certificate)
const otherKey = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' })
const otherKeyFile = written('other-key.pem', String(otherKey))
const nonsense = written('nonsense.pem', 'không phải PEM')

function faultsOf(environment: Record<string, string>): string[] {
  try {
    readConfig(environment, folder)
    return []
  } catch (fault) {
    if (!(fault instanceof StartRefused)) throw fault
    return fault.message.split('\n  ').slice(1)
  }
}

test('without any setting there is nothing to complain of', () => {
  expect(faultsOf({})).toEqual([])
})

test('usable values of every setting are taken', () => {
  const config = readConfig(
    {
      PORT: '0',
      HOST: 'localhost',
      PUBLIC_URL: 'https://khien.example/',
      TLS_CERTIFICATE_FILE: 'certificate.pem',
      TLS_KEY_FILE: keyFile,
      TRUSTED_PROXY: '10.0.0.1, fd00::/8',
      DATABASE_URL: 'postgresql:///khien?host=/run/postgresql',
      MAIL_URL: 'smtps://khien:bí-mật@mail.example:465',
      MAIL_FROM: 'Khiên <khien@example.vn>',
      CAMERA_ALLOWED_RANGES: '10.20.0.0/16, 192.168.1.64',
      RATE_LIMIT_PER_MINUTE: '100',
    },
    folder,
  )
  expect(config).toMatchObject({
    port: 0,
    publicUrl: 'https://khien.example',
    tls: { certificateFile, keyFile },
    trustedProxy: '10.0.0.1, fd00::/8',
    cameraAllowedRanges: ['10.20.0.0/16', '192.168.1.64'],
    rateLimitPerMinute: 100,
  })
})

test.each([
  [{ PORT: 'abc' }, 'PORT must be'],
  [{ PORT: '70000' }, 'PORT must be'],
  [{ HOST: '999.1.1.1' }, 'HOST must be'],
  [{ HOST: 'a b' }, 'HOST must be'],
  [{ HOST: 'http://127.0.0.1' }, 'HOST must be'],
  [{ PUBLIC_URL: 'khien.example' }, 'PUBLIC_URL must be'],
  [{ TRUSTED_PROXY: 'nonsense' }, 'TRUSTED_PROXY must be'],
  [{ TRUSTED_PROXY: '10.0.0.0/33' }, 'TRUSTED_PROXY must be'],
  [{ DATABASE_URL: 'nonsense' }, 'DATABASE_URL must be'],
  [{ DATABASE_URL: 'mysql://localhost/khien' }, 'DATABASE_URL must be'],
  [{ MAIL_URL: 'nonsense' }, 'MAIL_URL must be'],
  [{ MAIL_URL: 'http://mail.example' }, 'MAIL_URL must be'],
  [{ MAIL_FROM: 'Khiên' }, 'MAIL_FROM must be'],
  [
    { CAMERA_ALLOWED_RANGES: '10.0.0.0/8, hà nội, 10.0.0.0/40' },
    'CAMERA_ALLOWED_RANGES has ranges that cannot be read: hà nội, 10.0.0.0/40;',
  ],
  [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL must be one of'],
  [{ RATE_LIMIT_PER_MINUTE: '0' }, 'RATE_LIMIT_PER_MINUTE must be'],
  [{ TLS_KEY_FILE: keyFile }, 'go together'],
  [
    { TLS_CERTIFICATE_FILE: certificateFile, TLS_KEY_FILE: 'nowhere.pem' },
    'TLS_KEY_FILE: the file {FOLDER}/nowhere.pem cannot be read (ENOENT)',
  ],
  [{ TLS_CERTIFICATE_FILE: nonsense, TLS_KEY_FILE: keyFile }, 'is not a PEM certificate'],
  [{ TLS_CERTIFICATE_FILE: certificateFile, TLS_KEY_FILE: nonsense }, 'is not a PEM private key'],
  [{ TLS_CERTIFICATE_FILE: certificateFile, TLS_KEY_FILE: otherKeyFile }, 'TLS_KEY_FILE is not the key of the certificate'],
  [{ DATA_FOLDER: 'key.pem' }, 'DATA_FOLDER: {FOLDER}/key.pem cannot be a folder'],
  [{ DATA_FOLDER: 'key.pem/below' }, 'because {FOLDER}/key.pem is a file'],
  [{ KEY_FOLDER: 'key.pem' }, 'KEY_FOLDER: {FOLDER}/key.pem cannot be a folder'],
])('%o is one fault, in one sentence', (environment, sentence) => {
  const faults = faultsOf(environment)
  expect(faults).toHaveLength(1)
  expect(faults[0]).toContain(sentence.replaceAll('{FOLDER}', folder))
})

test('all faults come together', () => {
  const environment = {
    PORT: 'x',
    HOST: '999.1.1.1',
    MAIL_URL: 'x',
    TRUSTED_PROXY: 'x',
    CAMERA_ALLOWED_RANGES: 'x',
    TLS_KEY_FILE: keyFile,
    DATA_FOLDER: 'key.pem',
  }
  expect(faultsOf(environment)).toHaveLength(7)
})

test('the program says so and ends before it writes a folder or a key, or starts an engine', () => {
  const room = mkdtempSync(join(folder, 'started-'))
  writeFileSync(join(room, 'data'), 'a file where the folder should be')
  const run = (environment: Record<string, string>) =>
    spawnSync(process.execPath, [join(import.meta.dirname, '../main.ts'), 'start'], {
      env: { PATH: process.env.PATH, KHIEN_LAUNCHED_FROM: room, ...environment },
      encoding: 'utf8',
      timeout: 60_000,
    })
  const taken = run({})
  expect([taken.status, taken.stderr.trim().split('\n')]).toEqual([
    1,
    [
      'These settings are not usable:',
      `  DATA_FOLDER: ${join(room, 'data')} cannot be a folder, because ${join(room, 'data')} is a file`,
    ],
  ])
  const wrong = run({ DATA_FOLDER: 'other', TRUSTED_PROXY: 'nonsense', HOST: '999.1.1.1' })
  expect(wrong.status).toBe(1)
  expect(wrong.stderr.trim().split('\n')).toHaveLength(3)
  expect(readdirSync(room)).toEqual(['data'])
  expect(existsSync(join(room, 'other'))).toBe(false)
}, 120_000)
