import { expect, expectWellMade, settled, test } from '../support/journey.ts'

test('the directive has become measured practice: every figure opens its rows, down to one venue and the reason', async ({
  signIn,
}) => {
  const province = await signIn('tinh.hai.duong')
  await expect
    .poll(
      async () => {
        const page = await (await province.page.request.get('/api/compliance')).json()
        return Object.values(page.total.venueStates as Record<string, number>).reduce((sum, count) => sum + count, 0)
      },
      { timeout: 60_000 },
    )
    .toBeGreaterThanOrEqual(2000)
  await province.go('/compliance')
  await expect(province.page.getByRole('heading', { level: 1 })).toContainText('Tỉnh Hải Dương')
  await expectWellMade(province.page, 'compliance-province-vi')

  const figures = await (await province.page.request.get('/api/compliance')).json()
  const overdueOrOpen = Object.entries(figures.total.venueStates as Record<string, number>).find(
    ([state, count]) => /^(open|lapsed)/.test(state) && count > 0,
  )
  expect(overdueOrOpen, 'some venues do not practise').toBeTruthy()
  await province.go('/compliance/subjects?kind=venue&state=not-met')
  await expect(province.page.getByRole('row').nth(1)).toBeVisible()
  await expectWellMade(province.page, 'subjects-vi')

  const ministry = await signIn('bo.y.te', { language: 'en' })
  await ministry.go('/compliance')
  await expectWellMade(ministry.page, 'compliance-nation-en')

  const commune = await signIn('tram.y.te.xa', { width: 360 })
  await commune.go('/my-list')
  await settled(commune.page)
  await expectWellMade(commune.page, 'my-list-full-360-vi')
  expect(await commune.page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
})

test('the four tasks of the letter are computed from what was done, and the log proves it from outside', async ({
  signIn,
  product,
}) => {
  const steering = await signIn('ban.chi.dao')
  const tasks = await (await steering.page.request.get('/api/tasks')).json()
  expect(tasks.rows.map((task: { pointNumber: string; state: string }) => [task.pointNumber, task.state])).toEqual([
    ['1', 'done-without-date'],
    ['2', 'done-without-date'],
    ['3', 'done-without-date'],
    ['4', 'done-without-date'],
  ])
  await steering.go('/tasks')
  await expectWellMade(steering.page, 'tasks-done-vi')
  const auditor = await signIn('kiem.tra')
  await auditor.go('/audit')
  await expectWellMade(auditor.page, 'audit-vi')
  const { verifyLog } = await import('../../src/foundation/audit/outside/verify.mjs')
  expect((await verifyLog(product.address)).size).toBeGreaterThan(60)
})

test('every page of every role is well made in both languages', async ({ signIn }) => {
  test.setTimeout(600_000)
  const pages: Record<string, string[]> = {
    'ban.chi.dao': ['/', '/documents', '/documents/chain', '/tasks', '/solutions', '/directives', '/referrals', '/compliance'],
    'bo.tttt': ['/solutions', '/proposals', '/problems'],
    'tinh.hai.duong': ['/venues', '/facilities', '/difficulties'],
    'quan.tri': ['/accounts', '/audit', '/account'],
    'chu.dia.diem': ['/venues', '/directives'],
  }
  for (const [username, paths] of Object.entries(pages)) {
    for (const language of ['vi', 'en'] as const) {
      const person = await signIn(username, { width: 1024, language })
      for (const path of paths) {
        await person.go(path)
        await expectWellMade(person.page, `every${path.replaceAll('/', '-')}-${username}-1024-${language}`)
      }
    }
  }
})
