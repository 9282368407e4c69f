import { sixDigits } from '../support/authenticator.ts'
import { expect, expectWellMade, openBrowser, test } from '../support/journey.ts'
import { startProduct } from '../support/product.ts'

test('a fresh installation opens on the page that creates the first administrator, and asks for a second factor before anything else', async ({
  browser,
}) => {
  const product = await startProduct('start')
  try {
    const context = await openBrowser(browser, product.address)
    const page = await context.newPage()
    await page.goto('/')
    await expect(page.getByRole('heading', { name: 'Tạo tài khoản quản trị đầu tiên' })).toBeVisible()
    await expectWellMade(page, 'first-administrator-vi')

    await page.getByRole('button', { name: 'Tạo tài khoản' }).click()
    await expect(page.getByText('Nhập họ và tên, từ 2 đến 120 ký tự.').first()).toBeVisible()
    await page.getByLabel('Họ và tên').fill('Bùi Anh Dũng')
    await page.getByLabel('Tên đăng nhập').fill('quan.tri')
    await page.getByLabel('Mật khẩu mới', { exact: true }).fill('cây đa bến nước sân đình')
    await page.getByRole('button', { name: 'Tạo tài khoản' }).click()

    await page.getByLabel('Nhập mật khẩu để bắt đầu').fill('cây đa bến nước sân đình')
    await page.getByRole('button', { name: 'Tiếp tục' }).click()
    const secret = await page.locator('.second-factor-secret').innerText()
    await expectWellMade(page, 'second-factor-vi')
    await page.getByLabel('2. Nhập mã 6 chữ số đang hiện trong ứng dụng').fill(sixDigits(secret))
    await page.getByRole('button', { name: 'Xác nhận' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()

    // Nobody can become a second first administrator.
    const again = await context.request.post('/api/installation/first-administrator', {
      data: { username: 'ke.gian', displayName: 'Kẻ Gian', password: 'mat khau rat dai' },
    })
    expect(again.status()).toBe(409)
    const installation = await (await context.request.get('/api/installation')).json()
    expect(installation).toMatchObject({
      needsFirstAdministrator: false,
      sampleData: false,
      clockIsMovable: false,
      sampleAccounts: [],
    })
    await context.close()
  } finally {
    await product.stop()
  }
})

test('the sign-in page is well made in both languages and at every width', async ({ browser, product }) => {
  for (const language of ['vi', 'en'] as const) {
    for (const width of [1440, 1024, 360]) {
      const context = await openBrowser(browser, product.address, { width, language })
      const page = await context.newPage()
      await page.goto('/')
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Đăng nhập|Sign in/)
      if (language === 'en') await page.getByRole('button', { name: 'EN' }).click()
      await expectWellMade(page, `sign-in-${width}-${language}`)
      await context.close()
    }
  }
})

test('a wrong password is refused in words that reveal nothing', async ({ browser, product }) => {
  const context = await openBrowser(browser, product.address)
  const page = await context.newPage()
  await page.goto('/')
  const said: string[] = []
  for (const username of ['bo.y.te', 'khong.co.ai']) {
    await page.getByLabel('Tên đăng nhập').fill(username)
    await page.getByLabel('Mật khẩu', { exact: true }).fill('sai mật khẩu')
    await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click()
    const alert = page.getByRole('alert').first()
    await expect(alert).toBeVisible()
    said.push(await alert.innerText())
  }
  expect(said[0]).toBe(said[1])
  await context.close()
})
