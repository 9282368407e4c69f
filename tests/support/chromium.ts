import { accessSync, constants, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { LaunchOptions } from '@playwright/test'
import { z } from 'zod'

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable']

/** Every start tries the outside network otherwise, and waits for it. */
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A Chromium that this machine has, else the one inside an npm package: journeys need nothing but npm. KHIEN_CHROMIUM names another, or says `bundled`. */
export async function findChromium(): Promise<LaunchOptions> {
  const wanted = process.env.KHIEN_CHROMIUM
  if (wanted !== undefined && wanted !== '' && wanted !== 'bundled') return { executablePath: wanted, args: quiet }
  const found = wanted === 'bundled' ? undefined : installed.find(isExecutable)
  return found === undefined ? bundled() : { executablePath: found, args: quiet }
}

/**
 * The package unpacks its own NSS libraries only when it believes to be in a function runtime, and takes any stale copy it finds in
 * the temporary folder: both are settled before its first import.
 */
async function bundled(): Promise<LaunchOptions> {
  const { devDependencies } = z
    .object({ devDependencies: z.object({ '@sparticuz/chromium': z.string() }) })
    .parse(JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')))
  const folder = join(tmpdir(), `khien-chromium-${devDependencies['@sparticuz/chromium']}`)
  mkdirSync(folder, { recursive: true })
  process.env.TMPDIR = folder
  process.env.AWS_LAMBDA_JS_RUNTIME = 'nodejs24.x'
  const { default: chromium } = await import('@sparticuz/chromium')
  const executablePath = await chromium.executablePath()
  writeFontList(folder)
  return {
    executablePath,
    // Not the package's own arguments: they put everything into one process, which dies with its first closed window.
    args: [...quiet, '--no-zygote', '--disable-dev-shm-usage'],
    env: { ...process.env, FONTCONFIG_PATH: join(folder, 'font-list') },
  }
}

/** The package's own list names fixed folders that are not there; without a font no page shows a letter. Tinos carries every Vietnamese mark. */
function writeFontList(folder: string): void {
  const tinos = join(import.meta.dirname, '../../node_modules/@expo-google-fonts/tinos')
  const folders = [join(folder, 'fonts', 'fonts'), tinos].map((one) => `<dir>${one}</dir>`).join('')
  mkdirSync(join(folder, 'font-list'), { recursive: true })
  writeFileSync(
    join(folder, 'font-list', 'fonts.conf'),
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${folders}<cachedir>${join(folder, 'font-cache')}</cachedir></fontconfig>`,
  )
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
