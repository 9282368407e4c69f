import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { catalogue, contracts } from '../../src/compose.ts'
import { isPermission, permissionNames } from '../../src/foundation/access/matrix.ts'
import { openApi } from '../../src/platform/http/openapi.ts'
import { apiInfo } from '../../src/platform/http/reference.ts'
import { endpointsOf } from '../../tools/endpoints.ts'

const root = join(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const endpoints = endpointsOf(contracts)

function filesUnder(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    return entry.isDirectory() ? filesUnder(path) : [path]
  })
}
const sources = filesUnder('src').filter((path) => /\.(ts|tsx|mjs)$/.test(path))
const product = sources.filter((path) => !/(\.test\.tsx?|fixture\.ts)$/.test(path))

describe('the floor plan', () => {
  const cruise = (): { violations: string[]; modules: number } => {
    const outcome = spawnSync(
      process.execPath,
      [
        join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs'),
        '--config',
        '.dependency-cruiser.mjs',
        '-T',
        'json',
        'src',
      ],
      {
        cwd: root,
        encoding: 'utf8',
        maxBuffer: 200_000_000,
      },
    )
    const seen = z
      .object({
        summary: z.object({
          totalCruised: z.number(),
          violations: z.array(z.object({ from: z.string(), to: z.string(), rule: z.object({ name: z.string() }) })),
        }),
      })
      .parse(JSON.parse(outcome.stdout))
    return {
      violations: seen.summary.violations.map((one) => `${one.rule.name}: ${one.from} → ${one.to}`),
      modules: seen.summary.totalCruised,
    }
  }

  test('holds, and the checker really looked at the whole house', () => {
    const { violations, modules } = cruise()
    expect(violations).toEqual([])
    expect(modules).toBeGreaterThan(product.length * 0.9)
  })

  test('a planted violation is caught: a field room that reaches into governance, a rule that reads a file', () => {
    const folder = join(root, 'src/field/check-ins/planted')
    const rule = join(root, 'src/governance/tasks/planted.ts')
    try {
      mkdirSync(folder, { recursive: true })
      writeFileSync(join(folder, 'upward.ts'), "import '../../../governance/compliance/obligation.ts'\n")
      writeFileSync(rule, "import { readFileSync } from 'node:fs'\nexport const planted = readFileSync\n")
      const { violations } = cruise()
      expect(
        violations.some((line) => line.startsWith('field-uses-nothing-above-it: src/field/check-ins/planted/upward.ts')),
      ).toBe(true)
      expect(violations.some((line) => line.startsWith('rules-are-pure: src/governance/tasks/planted.ts'))).toBe(true)
    } finally {
      rmSync(folder, { recursive: true, force: true })
      rmSync(rule, { force: true })
    }
  })
})

describe('words', () => {
  test('every refusal that the product can throw has a sentence in both languages', () => {
    const codes = new Set(
      product.flatMap((path) => [...read(path).matchAll(/new Refusal\(\s*'([a-z0-9-]+)'/g)].map((match) => match[1] ?? '')),
    )
    const missing = [...codes].filter((code) => !catalogue.vi[`refusal.${code}`] || !catalogue.en[`refusal.${code}`])
    expect(codes.size).toBeGreaterThan(30)
    expect(missing).toEqual([])
  })

  test('no sentence is empty, and Vietnamese is written in composed letters', () => {
    for (const language of ['vi', 'en'] as const) {
      for (const [key, text] of Object.entries(catalogue[language]))
        expect(text.trim().length, `${language} ${key}`).toBeGreaterThan(0)
    }
    for (const [key, text] of Object.entries(catalogue.vi)) expect(text, key).toBe(text.normalize('NFC'))
  })

  test('both languages fill the same places', () => {
    const places = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort()
    for (const [key, text] of Object.entries(catalogue.vi)) expect(places(catalogue.en[key] ?? ''), key).toEqual(places(text))
  })
})

describe('permissions', () => {
  test('every endpoint names a permission of the matrix, and the matrix holds no permission that nothing uses', () => {
    const used = new Set(endpoints.map((one) => one.permission))
    expect(
      [...used].filter((name) => name !== 'public' && name !== 'device' && name !== 'signed-in' && !isPermission(name)),
    ).toEqual([])
    expect(permissionNames.filter((name) => !used.has(name))).toEqual([])
  })

  test('no two endpoints share an address', () => {
    const addresses = endpoints.map((one) => `${one.method} ${one.path.replace(/:\w+/g, ':')}`)
    expect(new Set(addresses).size).toBe(addresses.length)
  })
})

describe('papers', () => {
  test('docs/openapi.json is current (npm run generate)', () => {
    expect(JSON.parse(read('docs/openapi.json'))).toEqual(JSON.parse(JSON.stringify(openApi(apiInfo, endpoints))))
  })

  test('docs/where.md points at files that exist', () => {
    const paths = [...read('docs/where.md').matchAll(/`((?:src|docs|migrations)\/[^`]+)`/g)].map((match) => match[1] ?? '')
    expect(paths.length).toBeGreaterThanOrEqual(15)
    expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([])
  })

  test('docs/seed.md points at files that exist', () => {
    const paths = [...read('docs/seed.md').matchAll(/`((?:src|tests|docs)\/[^`]+)`/g)].map((match) => match[1] ?? '')
    expect(paths.length).toBeGreaterThan(8)
    expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([])
  })

  test('the README’s commands exist, and every room has its own page', () => {
    const scripts = z.object({ scripts: z.record(z.string(), z.string()) }).parse(JSON.parse(read('package.json'))).scripts
    for (const [, name = ''] of read('README.md').matchAll(/^npm (?:run )?(\w+)/gm))
      expect(Object.keys(scripts), name).toContain(name)
    for (const storey of ['foundation', 'field', 'governance']) {
      for (const room of readdirSync(join(root, 'src', storey)))
        expect(existsSync(join(root, 'src', storey, room, 'README.md')), `${storey}/${room}`).toBe(true)
    }
    expect(read('README.md').split('\n').length).toBeLessThanOrEqual(150)
    expect(read('ARCHITECTURE.md').split('\n').length).toBeLessThanOrEqual(120)
  })

  test('a released migration never changes', () => {
    const released = z.record(z.string(), z.string()).parse(JSON.parse(read('migrations/released.json')))
    for (const [name, hash] of Object.entries(released))
      expect(
        createHash('sha256')
          .update(read(`migrations/${name}`))
          .digest('hex'),
        name,
      ).toBe(hash)
    expect(readdirSync(join(root, 'migrations')).filter((name) => name.endsWith('.sql') && !(name in released))).toEqual([])
  })
})

describe('manners', () => {
  test('a room’s SQL speaks of its own schema only', () => {
    const schemas = [
      'platform',
      'places',
      'people',
      'access',
      'audit',
      'documents',
      'exchange',
      'calendar',
      'notifications',
      'venues',
      'declarations',
      'check_ins',
      'cameras',
      'solutions',
      'directives',
      'compliance',
      'tasks',
    ]
    const foreign = product.flatMap((path) => {
      const room = /^src\/(?:foundation|field|governance)\/([^/]+)\//.exec(path)?.[1]?.replaceAll('-', '_')
      if (room === undefined) return []
      const spoken = [...read(path).matchAll(/\b(?:from|join|into|update)\s+([a-z_]+)\.[a-z_]+/g)].map((match) => match[1] ?? '')
      return spoken
        .filter((schema) => schemas.includes(schema) && schema !== room && schema !== 'platform')
        .map((schema) => `${path} speaks of ${schema}`)
    })
    expect(foreign).toEqual([])
  })

  test('files stay small: nobody has to scroll through more than 400 lines', () => {
    expect(product.filter((path) => read(path).split('\n').length > 400)).toEqual([])
  })

  test('the repository speaks of the product alone', () => {
    const texts = [
      ...filesUnder('src'),
      ...filesUnder('docs'),
      ...filesUnder('tests'),
      ...filesUnder('tools'),
      ...readdirSync(root).filter((name) => statSync(join(root, name)).isFile()),
    ].filter((path) => /\.(ts|tsx|mjs|md|json|sql|css|html)$/.test(path) && !path.endsWith('architecture/house.test.ts'))
    const words = [/\/work\//, /\bregistry\.npmjs/, /\b(TODO|FIXME)\b/]
    const found = texts.flatMap((path) => words.filter((word) => word.test(read(path))).map((word) => `${path}: ${word}`))
    expect(found).toEqual([])
  })
})
