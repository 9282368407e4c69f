import { expect, expectWellMade, test } from '../support/journey.ts'

test('the letter of 25 May 2021 is found by its number, read as a page, and its four points become four tasks', async ({
  signIn,
}) => {
  const clerk = await signIn('van.thu')
  await clerk.go('/documents')
  await clerk.page.getByRole('searchbox').fill('3440')
  await expect(clerk.page.getByRole('row').filter({ hasText: '3440/VPCP-KGVX' })).toBeVisible()
  await expectWellMade(clerk.page, 'documents-1440-vi')
  await clerk.go('/documents/3440-vpcp-kgvx')
  await expect(clerk.page.getByText('Phó Thủ tướng Chính phủ Vũ Đức Đam có ý kiến như sau').first()).toBeVisible()
  await expect(clerk.page.getByText('Độc lập - Tự do - Hạnh phúc').first()).toBeVisible()
  await clerk.page.getByRole('button', { name: /Giao nhiệm vụ/ }).click()
  await expect(clerk.page.getByText(/Hoàn thiện và chuyển giao phần mềm đã được Ban Chỉ đạo Quốc gia giao/).first()).toBeVisible()
  await expectWellMade(clerk.page, 'letter-1440-vi')
  await clerk.go('/tasks')
  await expect(clerk.page.getByText('Khẩn trương').first()).toBeVisible()
  await expectWellMade(clerk.page, 'tasks-1440-vi')
  for (const kind of ['pdf', 'docx'] as const) {
    const file = await clerk.page.request.get(`/api/documents/3440-vpcp-kgvx/draft.${kind}`)
    expect(file.status(), kind).toBe(200)
    expect((await file.body()).subarray(0, 4).toString('latin1')).toBe(kind === 'pdf' ? '%PDF' : 'PK\u0003\u0004')
  }
})

test('the chain of documents shows what is known on that day, and no more', async ({ signIn }) => {
  const officer = await signIn('bo.y.te')
  await officer.go('/documents/chain')
  await expect(officer.page.getByText('1407/BTTTT-CVT').first()).toBeVisible()
  expect(await officer.page.locator('body').innerText(), 'a document of the future is not shown').not.toContain('2666/QĐ-BYT')
  await expectWellMade(officer.page, 'chain-1440-vi')
})
