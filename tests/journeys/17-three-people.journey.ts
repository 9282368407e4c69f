import type { APIRequestContext } from '@playwright/test'
import { expect, expectWellMade, test as shared } from '../support/journey.ts'
import { type RunningProduct, startProduct } from '../support/product.ts'

/** Its own demonstration: here the ministry signs and numbers with the product, which the other stories must not see. */
const test = shared.extend<object, { product: RunningProduct }>({
  product: [
    // biome-ignore lint/correctness/noEmptyPattern: the form that Playwright asks for
    async ({}, use) => {
      const product = await startProduct('demo')
      await use(product)
      await product.stop()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
})

let keys = 0
async function send(request: APIRequestContext, path: string, data: object): Promise<{ [field: string]: unknown }> {
  const answer = await request.post(path, { data, headers: { 'idempotency-key': `journey-17-number-${++keys}-key` } })
  expect(answer.status(), `${path}: ${await answer.text()}`).toBe(200)
  return answer.json()
}

test('a letter signed here passes three people: whoever is to sign does not approve it, and is told who can', async ({
  signIn,
}) => {
  const drafter = await signIn('bo.y.te')
  const { id } = await send(drafter.page.request, '/api/documents/drafts', {
    unitPath: 'vn',
    issuerOrganisationId: 'bo-y-te',
    issuerLevel: 'ministry',
    content: {
      type: 'official-letter',
      issuer: 'Bộ Y tế',
      notation: 'BYT-CNTT',
      place: 'Hà Nội',
      subject: 'V/v cài đặt ứng dụng khai báo y tế',
      addressees: ['Sở Y tế các tỉnh, thành phố'],
      body: [{ kind: 'paragraph', text: 'Đề nghị các đơn vị triển khai thực hiện.' }],
      signer: { capacity: [{ form: 'KT', of: 'Bộ trưởng' }], titles: ['Thứ trưởng'], name: 'Nguyễn Hữu Phước' },
      recipients: ['Như trên', 'Lưu: VT, CNTT'],
    },
  })
  const address = `/documents/${id}`
  const press = async (person: Awaited<ReturnType<typeof signIn>>, step: string) => {
    await person.go(address)
    await person.page.getByRole('button', { name: step, exact: true }).first().click()
    await person.page.locator('dialog').getByRole('button', { name: step, exact: true }).click()
    await expect(person.page.locator('dialog')).toHaveCount(0)
  }
  await press(drafter, 'Trình duyệt')
  await expect(drafter.page.getByText('Anh/chị đã soạn văn bản này nên không tự duyệt nội dung').first()).toBeVisible()

  const signer = await signIn('lanh.dao.byt')
  await signer.go(address)
  await expect(
    signer.page.getByText('Văn bản này ghi anh/chị là người ký nên anh/chị không duyệt nội dung').first(),
  ).toBeVisible()
  await expect(signer.page.getByRole('button', { name: 'Duyệt nội dung', exact: true })).toHaveCount(0)
  await expectWellMade(signer.page, 'three-people-signer-vi')
  const english = await signIn('lanh.dao.byt', { width: 1024, language: 'en' })
  await english.go(address)
  await expect(english.page.getByText('names you as its signer').first()).toBeVisible()
  await expectWellMade(english.page, 'three-people-signer-1024-en')

  const reviewer = await signIn('lanh.dao.vu.byt')
  const clerk = await signIn('van.thu')
  await press(reviewer, 'Duyệt nội dung')
  await clerk.go(address)
  const { way } = await (await clerk.page.request.get(`/api${address}/outgoing`)).json()
  const format = { command: 'approve-format', version: way.version, reason: null }
  await send(clerk.page.request, `/api${address}/outgoing/clerk-steps`, format)
  const sign = { command: 'sign', version: way.version + 1, reason: null }
  expect(await send(signer.page.request, `/api${address}/outgoing/signer-steps`, sign)).toMatchObject({ state: 'signed' })
  await clerk.go(address)
  await expect(clerk.page.getByText('Trịnh Thu Phương (Phó Vụ trưởng)').first()).toBeVisible()
  await expect(clerk.page.getByText('Cùng một người'), 'nobody took two steps').toHaveCount(0)
})

test('the composer names the provinces that a directive for one province would release, and everybody may read the list of exceptions', async ({
  signIn,
}) => {
  const drafter = await signIn('bo.y.te')
  const { page } = drafter
  const signer = await signIn('lanh.dao.byt')
  await send(page.request, '/api/clock/moves', { to: '2021-05-29' })
  const draft = await send(page.request, '/api/directives', {
    form: 'decision',
    subjectVi: 'Hướng dẫn sử dụng ứng dụng khai báo y tế',
    subjectEn: null,
    solutionIds: [],
    fromReferralId: null,
    provisions: [
      {
        code: '1',
        textVi: 'Địa điểm ghi nhận người vào, ra hằng ngày bằng mã QR.',
        textEn: null,
        force: 'mandatory',
        audience: { kind: 'venue', runBy: null },
        territory: ['vn'],
        sideEffects: [],
        fromOn: '2021-05-29',
        dueOn: null,
        frequency: 'daily',
        measureId: 'venue-active',
        threshold: 0.8,
        evidence: 'measured',
        fallbackVi: 'Dùng mã QR in trên giấy hoặc thẻ căn cước công dân.',
        fallbackEn: null,
        graceDays: 0,
        provinceMayBeStricter: true,
      },
    ],
  })
  const { rows } = await (await signer.page.request.get('/api/documents?search=2666&limit=5')).json()
  await send(signer.page.request, `/api/directives/${draft.id}/issue`, {
    version: 1,
    documentId: rows[0].id,
    capacityId: 'minister-of-health',
    ends: [],
    recommendation: null,
  })
  await drafter.go(`/directives/new?amends=${draft.id}`)
  await page.getByRole('button', { name: 'Tiếp tục' }).click()
  await page.getByLabel('Một số tỉnh, thành phố').check()
  await page.getByLabel('Tỉnh Hải Dương').check()
  await page.getByText(/nơi không còn bị ràng buộc/).click()
  await expect(page.getByText(/sửa đổi “1\. Địa điểm ghi nhận.*nhưng phạm vi hẹp hơn/).first()).toBeVisible()
  await expect(page.locator('.released details')).toContainText('Tỉnh Bắc Giang')
  await expect(page.locator('.released details')).not.toContainText('Tỉnh Hải Dương')
  await expectWellMade(page, 'released-vi')

  const everybody = await signIn('bo.y.te', { width: 360 })
  await everybody.go('/ngoai-le-tham-quyen')
  await expect(everybody.page.getByText('Chưa có ngoại lệ nào.')).toBeVisible()
  await expectWellMade(everybody.page, 'exceptions-public-360-vi')
})
