import { expect, test } from 'vitest'
import { isPermission } from '../../foundation/access/matrix.ts'
import { pages } from './pages.ts'
import { rooms } from './rooms.ts'
import { secretIn } from './SecondFactorForm.tsx'
import { pageAt } from './Shell.tsx'

test('no two pages share an address', () => {
  expect(new Set(pages.map(({ path }) => path)).size).toBe(pages.length)
})

test('every page asks for a permission that the matrix knows', () => {
  const wanted = pages.flatMap(({ permission }) => permission)
  expect(wanted.filter((permission) => permission !== 'signed-in' && !isPermission(permission))).toEqual([])
})

test('a page of the rail has its icon', () => {
  expect(pages.filter(({ navGroup, icon }) => navGroup !== undefined && icon === undefined)).toEqual([])
})

test('every page can be loaded', async () => {
  for (const page of pages) expect(typeof (await page.load())).toBe('function')
}, 60_000)

test('a page lists every room whose words it says', async () => {
  const lists = ['./steering-pages.ts', './field-pages.ts', './administration-pages.ts']
  const list = (await Promise.all(lists.map(textOf))).join('\n')
  const lines = [...list.matchAll(/\{[^{}]*path:[^{}]*\}/g)].map(([line]) => line)
  expect(lines).toHaveLength(pages.length)
  for (const line of lines) {
    const file = line.match(/import\('([^']+)'\)/)?.[1] ?? ''
    const listed = [...(line.match(/rooms: \[([^\]]*)\]/)?.[1] ?? '').matchAll(/'([^']+)'/g)].map((match) => match[1])
    const said = await roomsSaidFrom(resolved('./router.tsx', file))
    expect({ file, missing: said.filter((room) => !listed.includes(room)) }).toEqual({ file, missing: [] })
  }
})

test('an address with fixed words is not taken for one with places', () => {
  expect(pageAt('/account/')?.path).toBe('/account')
  expect(pageAt('/nowhere/at/all')).toBeUndefined()
  for (const { path } of pages) expect(pageAt(path.replace(/\$\w+/g, '0198'))?.path).toBe(path)
})

test('the key of the second factor is shown in groups of four', () => {
  expect(secretIn('otpauth://totp/Khien:ha?secret=JBSWY3DPEHPK3PXP&issuer=Khien')).toBe('JBSW Y3DP EHPK 3PXP')
})

const sources = import.meta.glob<string>('../../**/*.{ts,tsx}', { query: '?raw', import: 'default' })

async function textOf(file: string): Promise<string> {
  return (await sources[file]?.()) ?? ''
}

/** The rooms whose words a file and everything it imports by a relative path ask for. */
async function roomsSaidFrom(page: string): Promise<string[]> {
  const seen = new Set([page])
  const said = new Set<string>()
  for (const file of seen) {
    const text = await textOf(file)
    for (const [, room = ''] of text.matchAll(/\b(?:t|term)\(\s*['`]([a-z-]+)\./g)) if (room in rooms) said.add(room)
    for (const [, path = ''] of text.matchAll(/from '(\.[^']+\.tsx?)'/g))
      if (!/messages|words|rooms\.ts/.test(path)) seen.add(resolved(file, path))
  }
  return [...said]
}

/** `../a.ts` seen from a file, as the key under which its source is kept. */
function resolved(from: string, path: string): string {
  const place = new URL(path, new URL(from, 'file:///src/web/desk/x')).pathname
  const inDesk = place.match(/^\/src\/web\/desk\/(.*)$/)?.[1]
  const inWeb = place.match(/^\/src\/web\/(.*)$/)?.[1]
  return inDesk ? `./${inDesk}` : inWeb ? `../${inWeb}` : `../../${place.replace(/^\/src\//, '')}`
}
