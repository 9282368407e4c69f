import type { APIRequestContext, Page } from '@playwright/test'
import { expect, expectWellMade, test as shared } from '../support/journey.ts'
import { type RunningProduct, startProduct } from '../support/product.ts'

/** Its own demonstration: this story moves the clock past the end of May, which the others must not see. */
const test = shared.extend<object, { product: RunningProduct }>({
  product: [
    // biome-ignore lint/correctness/noEmptyPattern: the form that Playwright asks for
    async ({}, use) => {
      const product = await startProduct('demo', { DEMO_STORY: 'bare' })
      await use(product)
      await product.stop()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
})

let keys = 0
async function send(request: APIRequestContext, path: string, data: object): Promise<{ id: string; [field: string]: unknown }> {
  const answer = await request.post(path, { data, headers: { 'idempotency-key': `journey-15-number-${++keys}-key` } })
  expect(answer.status(), `${path}: ${await answer.text()}`).toBe(200)
  return answer.json()
}
const ofRegister = async (request: APIRequestContext, search: string): Promise<string> =>
  (await (await request.get(`/api/documents?search=${encodeURIComponent(search)}&limit=5`)).json()).rows[0].id

const terms = {
  textEn: null,
  sideEffects: [],
  fromOn: '2021-05-29',
  dueOn: null,
  frequency: 'daily',
  evidence: 'measured',
  fallbackEn: null,
  graceDays: 0,
  provinceMayBeStricter: true,
  territory: ['vn'],
}

test('2666 and 4403, then an amendment: the old text keeps its last day and its figures, the new one starts its own', async ({
  signIn,
}) => {
  shared.setTimeout(300_000)
  const drafter = await signIn('bo.y.te')
  const signer = await signIn('lanh.dao.byt')
  const steering = await signIn('ban.chi.dao')
  const clerk = await signIn('van.thu')
  const dayComes = (to: string) => send(drafter.page.request, '/api/clock/moves', { to })
  await dayComes('2021-05-29')
  const draft = await send(drafter.page.request, '/api/directives', {
    form: 'decision',
    subjectVi: 'Hướng dẫn sử dụng ứng dụng khai báo y tế và camera giám sát',
    subjectEn: 'Use of the health declaration applications and of cameras',
    solutionIds: [],
    fromReferralId: null,
    provisions: [
      {
        ...terms,
        code: '1',
        textVi: 'Địa điểm ghi nhận người vào, ra hằng ngày bằng mã QR.',
        textEn: 'Venues record visits every day by QR code.',
        force: 'mandatory',
        audience: { kind: 'venue', runBy: null },
        measureId: 'venue-active',
        threshold: 0.8,
        fallbackVi: 'Dùng mã QR in trên giấy hoặc thẻ căn cước công dân.',
        fallbackEn: 'A printed code or the citizen card.',
      },
      {
        ...terms,
        code: '2',
        textVi: 'Tất cả cơ sở cách ly tập trung, kể cả cơ sở do quân đội quản lý, kết nối camera.',
        textEn: 'All quarantine facilities, those of the army included, connect their cameras.',
        force: 'mandatory',
        audience: { kind: 'quarantine-facility', runBy: null },
        frequency: 'continuous',
        measureId: 'camera-connected',
        threshold: 1,
        fallbackVi: null,
      },
    ],
  })
  await send(signer.page.request, `/api/directives/${draft.id}/issue`, {
    version: 1,
    documentId: await ofRegister(signer.page.request, '2666/QĐ-BYT'),
    capacityId: 'minister-of-health',
    ends: [],
    recommendation: { reasonVi: 'Cơ sở do quân đội quản lý nằm ngoài hệ thống y tế', reasonEn: null, documentId: null },
  })
  await dayComes('2021-05-30')

  // The Committee's secretary puts 4403 on record.
  const s = steering.page
  await steering.go('/referrals')
  await s.locator('.data-row').first().click()
  await expect(s.getByRole('button', { name: 'Giao cơ quan kiến nghị ban hành' })).toBeVisible()
  await expectWellMade(s, 'directive-life-referral-vi')
  await s.getByRole('button', { name: 'Ghi nhận văn bản của cấp trên' }).click()
  await s.getByRole('combobox', { name: 'Văn bản cấp trên đã ban hành' }).fill('4403')
  await s.getByRole('option', { name: /^4403/ }).click()
  await s.getByLabel('Ký với tư cách').selectOption({ index: 2 })
  await s.getByRole('button', { name: 'Ghi nhận', exact: true }).click()
  await s.getByRole('link', { name: 'Xem văn bản của cấp trên' }).click()
  await expect(s.getByText('Đang có hiệu lực').first()).toBeVisible()

  await dayComes('2021-06-02')
  const figuresOf = async (day: string) =>
    (await (await drafter.page.request.get(`/api/compliance?day=${day}`)).json()).total.venues as { visits: number }
  // The doors of the day hand in what they recorded a moment after the day has come.
  await expect.poll(async () => (await figuresOf('2021-06-01')).visits, { timeout: 60_000 }).toBeGreaterThan(0)
  const yesterday = await figuresOf('2021-06-01')

  // An amendment is composed from the directive itself, and takes the place of one content from its own day on.
  const d = drafter.page
  await drafter.go(`/directives/${draft.id}`)
  await d.getByRole('button', { name: 'Soạn văn bản sửa đổi, bổ sung' }).click()
  await d.getByRole('button', { name: 'Tiếp tục' }).click()
  await expect(d.getByText(/Sửa đổi: Nội dung 1, Quyết định 2666\/QĐ-BYT/)).toBeVisible()
  await d.getByRole('button', { name: 'Tiếp tục' }).click()
  const measured = d.getByRole('region', { name: '3. Yêu cầu đo được và thời hạn' })
  await measured.getByLabel('Mức cần đạt (%)').fill('90')
  await measured.getByLabel('Áp dụng từ ngày').fill('4/6/2021')
  await expect(d.getByRole('region', { name: 'Xem trước' }).getByText(/Hiện nay \(.*đã thực hiện/)).toBeVisible()
  await expectWellMade(d, 'directive-life-composer-vi')
  await d.getByRole('button', { name: 'Lưu dự thảo' }).click()
  await d.waitForURL(/directives\/[0-9a-f]{8}/)
  const amendment = new URL(d.url()).pathname
  const paper = await send(clerk.page.request, '/api/documents', {
    type: 'decision',
    number: '2799',
    notation: 'QĐ-BYT',
    issuer: { name: 'Bộ Y tế', organisationId: 'bo-y-te' },
    issuerLevel: 'ministry',
    unitPath: 'vn',
    issuedOn: '2021-06-02',
    subject: 'Sửa đổi, bổ sung Quyết định 2666/QĐ-BYT',
  })
  const { version } = await (await signer.page.request.get(`/api${amendment}`)).json()
  await send(signer.page.request, `/api${amendment}/issue`, {
    version,
    documentId: paper.id,
    capacityId: 'minister-of-health',
    ends: [],
    recommendation: null,
  })
  await signer.go(`/directives/${draft.id}`)
  await expect(signer.page.getByText('từ ngày 04/06/2021 (sắp tới)').first()).toBeVisible()
  await expect(signer.page.getByText('Đang có hiệu lực').first()).toBeVisible()
  await expectWellMade(signer.page, 'directive-life-to-come-vi')

  await dayComes('2021-06-04')
  await signer.go(`/directives/${draft.id}`)
  await expect(signer.page.getByText('Hết hiệu lực').first()).toBeVisible()
  await expect(signer.page.getByText('Thay bằng').first()).toBeVisible()
  expect(await figuresOf('2021-06-01'), 'yesterday’s figures stay as they were').toEqual(yesterday)

  // The new text is suspended by a document of the Committee, on a page in English and on a narrow desk.
  const halt = await send(clerk.page.request, '/api/documents', {
    type: 'official-letter',
    number: '4599',
    notation: 'CV-BCĐ',
    issuer: { name: 'Ban Chỉ đạo Quốc gia phòng, chống dịch COVID-19', organisationId: 'ban-chi-dao-quoc-gia' },
    issuerLevel: 'steering-committee',
    unitPath: 'vn',
    issuedOn: '2021-06-04',
    subject: 'Tạm ngưng để hoàn thiện',
  })
  expect(halt.id).toBeTruthy()
  const narrow = await signIn('lanh.dao.byt', { width: 1024, language: 'en' })
  await narrow.go(amendment)
  await narrow.page.getByRole('button', { name: 'Suspend', exact: true }).click()
  await narrow.page.getByRole('combobox', { name: 'The document that says so' }).fill('4599')
  await narrow.page.getByRole('option', { name: /^4599/ }).click()
  await expectWellMade(narrow.page, 'directive-life-suspend-1024-en')
  await narrow.page.locator('dialog').getByRole('button', { name: 'Put it on record' }).click()
  await expect(narrow.page.getByText('Suspended').first()).toBeVisible()
  await expectWellMade(narrow.page, 'directive-life-suspended-1024-en')
  await suspendedDuties(drafter.page)
})

/** The duties follow: nobody owes what is suspended. */
async function suspendedDuties(page: Page): Promise<void> {
  await expect
    .poll(async () => (await (await page.request.get('/api/compliance')).json()).total.venueStates.suspended, { timeout: 60_000 })
    .toBeGreaterThan(1000)
}
