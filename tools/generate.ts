import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { contracts } from '../src/compose.ts'
import { settings } from '../src/platform/config.ts'
import { openApi } from '../src/platform/http/openapi.ts'
import { apiInfo } from '../src/platform/http/reference.ts'
import { endpointsOf } from './endpoints.ts'

/** `npm run generate`: the papers that are made from code; tests compare them. */
const root = join(import.meta.dirname, '..')

writeFileSync(join(root, 'docs', 'openapi.json'), `${JSON.stringify(openApi(apiInfo, endpointsOf(contracts)), null, 1)}\n`)

const migrations = readdirSync(join(root, 'migrations'))
  .filter((name) => name.endsWith('.sql'))
  .sort()
const hashes = Object.fromEntries(
  migrations.map((name) => [
    name,
    createHash('sha256')
      .update(readFileSync(join(root, 'migrations', name)))
      .digest('hex'),
  ]),
)
writeFileSync(join(root, 'migrations', 'released.json'), `${JSON.stringify(hashes, null, 2)}\n`)

const install = join(root, 'docs', 'operating', 'install.md')
const [before = ''] = readFileSync(install, 'utf8').split('<!-- settings -->')
const rows = Object.entries(settings.shape).map(([name, shape]) => {
  const standard = shape.safeParse(undefined)
  const value = standard.success && standard.data !== undefined && standard.data !== '' ? `\`${String(standard.data)}\`` : ''
  return `| \`${name}\` | ${value} | ${shape.description ?? ''} |`
})
writeFileSync(install, `${before}<!-- settings -->\n\n| setting | default | meaning |\n|---|---|---|\n${rows.join('\n')}\n`)
