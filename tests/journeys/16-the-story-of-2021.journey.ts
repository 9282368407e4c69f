import type { Page } from '@playwright/test'
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

test('the story of 2021 on the screens: the letter is given as tasks; cameras are handed over; a requirement is built and verified; a proposal is agreed once its condition is met; 2666 is issued; 4403 comes from the Committee', async ({
  signIn,
}) => {
  shared.setTimeout(420_000)
  const steering = await signIn('ban.chi.dao')
  const health = await signIn('bo.y.te')
  const healthLeader = await signIn('lanh.dao.byt')
  const technology = await signIn('bo.tttt')
  const technologyLeader = await signIn('lanh.dao.btttt')
  const h = health.page
  for (const { page } of [steering, health, healthLeader, technology, technologyLeader]) page.setDefaultTimeout(30_000)

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

  await test.step('point 2: a requirement is stated, built and verified with a report', async () =>
    buildWhatIsRequired(await signIn('tram.y.te.xa'), health, technology))

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
  await page.getByRole('textbox', { name: 'Số ngày' }).fill('6')
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

async function buildWhatIsRequired(commune: Person, health: Person, technology: Person): Promise<void> {
  const c = commune.page
  await commune.go('/difficulties')
  await c.getByRole('radio', { name: 'Chưa có công cụ' }).check()
  await c.getByLabel('Nói ngắn gọn').fill('Người hết cách ly về nhà không có công cụ để theo dõi 14 ngày.')
  await c.getByRole('button', { name: 'Gửi phản ánh' }).click()
  await expect(c.getByText('Đã phản ánh').first()).toBeVisible()
  const h = health.page
  await health.go('/difficulties')
  await h.getByRole('checkbox', { name: 'Chọn: Chưa có công cụ' }).first().check()
  await h.getByRole('button', { name: 'Nêu vấn đề' }).click()
  await h.getByLabel('Tên vấn đề').fill('Người sau cách ly tập trung chưa được theo dõi tại nhà')
  await inDialog(h, 'Nêu vấn đề').click()
  await h.waitForURL(/problems\/[0-9a-f]/)
  await h.getByRole('button', { name: 'Nêu yêu cầu cụ thể (đầu bài)' }).click()
  await h.getByLabel('Tên yêu cầu').fill('Theo dõi sức khỏe tại nhà 14 ngày sau cách ly')
  await h.getByLabel('Nội dung yêu cầu').fill('Trạm y tế xã có danh sách người về địa bàn trong ngày, ghi kết quả hằng ngày.')
  await h.getByLabel('Ai chịu ảnh hưởng').fill('Người vừa hết cách ly tập trung và trạm y tế xã')
  await h.getByLabel('Chức năng cần có').selectOption({ label: 'Quản lý, theo dõi sức khỏe tại nhà, nơi lưu trú' })
  await h.getByLabel('Chỉ tiêu').selectOption({ label: 'Người được cách ly cập nhật sức khỏe hằng ngày (chưa đo)' })
  await h.getByLabel('Mức (%)').fill('95')
  await h.getByLabel('Căn cứ pháp lý').fill('Công điện 597/CĐ-BCĐ ngày 05/5/2021')
  await h.getByLabel('Có dữ liệu cá nhân nhạy cảm').check()
  await h.getByRole('button', { name: 'Nêu yêu cầu cụ thể (đầu bài)' }).click()
  await h.waitForURL(/requirements\//)
  const requirement = pathOf(h)

  const t = technology.page
  await technology.go('/my-tasks')
  await t.getByRole('link', { name: 'Trả lời yêu cầu cụ thể (đầu bài)' }).click()
  await t.getByRole('button', { name: 'Chỉ đạo việc tổ chức xây dựng' }).click()
  await t.getByLabel('Tên giải pháp').fill('Sổ theo dõi sức khỏe tại nhà')
  await t.getByLabel('Quản lý, theo dõi sức khỏe tại nhà, nơi lưu trú').check()
  await inDialog(t, 'Chỉ đạo việc tổ chức xây dựng').click()
  await t.getByRole('button', { name: 'Bắt đầu xây dựng' }).click()
  await inDialog(t, 'Bắt đầu xây dựng').click()
  await t.getByRole('button', { name: 'Đề nghị kiểm chứng' }).click()
  await inDialog(t, 'Đề nghị kiểm chứng').click()
  await expect(t.getByText('Chờ kiểm chứng').first()).toBeVisible()
  await health.go(requirement)
  await h.getByRole('button', { name: 'Ghi kết quả kiểm chứng' }).click()
  await h.getByLabel('Số đo được (%)').fill('96,2')
  await bring(h, { lines: ['So: 96/BC-BYT', 'Ha Noi, ngay 25 thang 5 nam 2021'], number: '96', notation: 'BC-BYT' })
  await inDialog(h, 'Ghi kết quả kiểm chứng').click()
  await expect(h.getByText('Đạt theo báo cáo, chưa đo').first()).toBeVisible()
  await expectWellMade(h, 'story-requirement-met-vi')
}

/** A signed PDF that comes back, with the number and notation it bears. */
async function bring(page: Page, paper: { lines: string[]; number: string; notation: string }): Promise<void> {
  const buffer = signedPdf(paper.lines)
  await page.getByLabel('Bản PDF đã ký').setInputFiles({ name: 'ban-da-ky.pdf', mimeType: 'application/pdf', buffer })
  await expect(page.locator('dialog .state-mark')).toBeVisible()
  await page.getByLabel('Số', { exact: true }).fill(paper.number)
  await page.getByLabel('Ký hiệu', { exact: true }).fill(paper.notation)
}

async function agreeOnProposal(vendor: Person, technology: Person, ministry: Person, health: Person): Promise<void> {
  const v = vendor.page
  await vendor.go('/proposals/new')
  await v.getByLabel('Xây dựng từ trước').check()
  await v.getByLabel('Tên giải pháp').fill('Quét mã QR ghi nhận vào, ra địa điểm')
  await v.getByLabel('Ghi nhận vào/ra địa điểm').check()
  await v.getByLabel('Minh chứng').fill('Đã dùng tại 2.000 địa điểm ở Hải Dương từ tháng 3/2021.')
  await v.getByLabel('Bảo vệ dữ liệu cá nhân').fill('Chỉ lưu mã địa điểm và mã QR cá nhân, mã hóa, xóa sau 30 ngày.')
  await v.getByRole('button', { name: 'Gửi đề xuất' }).click()
  await v.waitForURL(/proposals\/[0-9a-f]/)
  const t = technology.page
  await technology.go('/my-tasks')
  await t.getByRole('link', { name: 'Hỏi ý kiến hai cơ quan về đề xuất' }).click()
  await t.getByRole('button', { name: 'Trao đổi để thống nhất áp dụng' }).click()
  await t.getByLabel('Đề nghị trả lời trước hết ngày').fill('28/05/2021')
  await t.getByRole('button', { name: 'Hỏi ý kiến hai cơ quan' }).click()
  await expect(t.getByText('Im lặng không phải là thống nhất').first()).toBeVisible()
  await giveOpinion(ministry, { number: '1801', notation: 'BTTTT-THH' })
  await giveOpinion(health, { number: '902', notation: 'BYT-CNTT', condition: 'Máy chủ đặt tại Việt Nam' })
  const h = health.page
  await expect(h.getByText('Được áp dụng')).toHaveCount(0)
  await expectWellMade(h, 'story-proposal-conditions-vi')
  await h.getByRole('button', { name: 'Xác nhận đã đáp ứng' }).first().click()
  await h.locator('dialog textarea').first().fill('Đã kiểm tra máy chủ tại Hà Nội.')
  await h.locator('dialog button[type=submit]').click()
  await expect(h.getByText('Được áp dụng').first()).toBeVisible()
}

/** From the list of what waits for the signer: their opinion, with the reply letter it stands in. */
async function giveOpinion({ page, go }: Person, given: { number: string; notation: string; condition?: string }): Promise<void> {
  await go('/my-tasks')
  await page.getByRole('link', { name: 'Tham gia ý kiến về đề xuất' }).click()
  await page.getByRole('button', { name: 'Tham gia ý kiến' }).click()
  if (given.condition) {
    await page.getByLabel('Thống nhất có điều kiện').check()
    await page.getByLabel('Điều kiện 1').fill(given.condition)
    await page.getByLabel('Ai kiểm chứng').fill('Cục Công nghệ thông tin, Bộ Y tế')
    await page.getByLabel('Hoàn thành trước hết ngày').fill('10/06/2021')
  } else await page.getByLabel('Thống nhất', { exact: true }).check()
  await page.getByLabel('Số', { exact: true }).fill(given.number)
  await page.getByLabel('Ký hiệu', { exact: true }).fill(given.notation)
  await page.getByRole('button', { name: 'Ký ý kiến' }).click()
  await expect(page.getByRole('link', { name: new RegExp(`${given.number}/${given.notation}`) }).first()).toBeVisible()
}

async function issueAndRecommend(health: Person, leader: Person, steering: Person): Promise<void> {
  const s = steering.page
  await steering.go('/referrals')
  for (let day = 26; day <= 29; day++) {
    await s.getByRole('button', { name: 'Sang ngày hôm sau' }).click()
    await expect(s.getByText(`${day}/5/2021`).first()).toBeVisible()
  }
  const d = health.page
  await compose(health)
  await d.getByRole('button', { name: 'Kiểm tra thẩm quyền' }).click()
  await expect(d.getByText('1 nội dung trong thẩm quyền, 1 nội dung vượt thẩm quyền').first()).toBeVisible()
  await expectWellMade(d, 'story-directive-checked-vi')
  const l = leader.page
  await leader.go(pathOf(d))
  await l.getByRole('button', { name: 'Ban hành' }).click()
  await l.getByRole('combobox', { name: /ản đã ký/ }).fill('2666')
  await l.getByRole('option', { name: /^2666\/QĐ-BYT/ }).click()
  await l.getByLabel('Ký với tư cách').selectOption({ index: 1 })
  await l
    .getByLabel('Lý do kiến nghị')
    .fill('Cơ sở cách ly do quân đội quản lý nằm ngoài hệ thống y tế; đề nghị Ban Chỉ đạo Quốc gia chỉ đạo thống nhất.')
  await inDialog(l, 'Ban hành').click()
  await expect(l.getByText('Đã ban hành.').first()).toBeVisible()
  await expectWellMade(l, 'story-2666-issued-vi')

  await s.getByRole('button', { name: 'Sang ngày hôm sau' }).click()
  await expect(s.getByText('30/5/2021').first()).toBeVisible()
  await steering.go('/my-tasks')
  await s.getByRole('link', { name: 'Cho ý kiến về kiến nghị vượt thẩm quyền' }).click()
  await expect(s.getByRole('heading', { level: 1 }).first()).toBeVisible()
  await expectWellMade(s, 'story-referral-vi')
  await s.getByRole('button', { name: 'Ghi nhận văn bản của cấp trên' }).click()
  await s.getByRole('combobox', { name: 'Văn bản cấp trên đã ban hành' }).fill('4403')
  await s.getByRole('option', { name: /^4403/ }).click()
  await s.getByLabel('Ký với tư cách').selectOption({ index: 2 })
  await s.getByRole('button', { name: 'Ghi nhận', exact: true }).click()
  await expect(s.getByText('Cấp trên đã ban hành').first()).toBeVisible()
  await s.getByRole('link', { name: 'Xem văn bản của cấp trên' }).click()
  await s.waitForURL(/directives\/[0-9a-f]/)
  await expect(s.getByText('Đang có hiệu lực').first()).toBeVisible()
  await expect(s.getByRole('heading', { level: 1 })).toBeVisible()
  await expectWellMade(s, 'story-4403-in-force-vi')
}

async function compose(drafter: Person): Promise<void> {
  const d = drafter.page
  await drafter.go('/directives/new')
  await d.getByLabel('Trích yếu', { exact: true }).fill('Hướng dẫn sử dụng ứng dụng khai báo y tế và camera giám sát')
  await d.getByLabel('Quét mã QR ghi nhận vào, ra địa điểm').check()
  await d.getByLabel('Hệ thống camera giám sát cơ sở cách ly tập trung').check()
  await d.getByRole('button', { name: 'Tiếp tục' }).click()
  const part = (step: string, n: number) =>
    d.getByRole('region', { name: step }).getByRole('group', { name: `Nội dung ${n}`, exact: true })
  const who = '2. Ai phải thực hiện'
  const how = '3. Yêu cầu đo được và thời hạn'
  await part(who, 1).getByLabel('Nội dung', { exact: true }).fill('Địa điểm ghi nhận người vào, ra hằng ngày bằng mã QR.')
  await d.getByRole('button', { name: 'Thêm nội dung' }).click()
  await part(who, 2)
    .getByLabel('Nội dung', { exact: true })
    .fill('Tất cả cơ sở cách ly tập trung, kể cả cơ sở do quân đội quản lý, kết nối camera về hệ thống giám sát tập trung.')
  await part(who, 2).getByLabel('Ai phải thực hiện').selectOption({ label: 'Cơ sở cách ly tập trung' })
  await d.getByRole('button', { name: 'Tiếp tục' }).click()
  await part(how, 1).getByLabel('Chỉ tiêu').selectOption({ label: 'Địa điểm có ghi nhận người đến' })
  await part(how, 1).getByLabel('Mức cần đạt (%)').fill('80')
  await part(how, 1).getByLabel('Tần suất').selectOption({ label: 'Hằng ngày' })
  await part(how, 1)
    .getByLabel('Người không có điện thoại thông minh (không bắt buộc)')
    .fill('Dùng mã QR in trên giấy, thẻ căn cước công dân hoặc thẻ bảo hiểm y tế.')
  await part(how, 2).getByLabel('Chỉ tiêu').selectOption({ label: 'Cơ sở cách ly có camera kết nối' })
  await part(how, 2).getByLabel('Mức cần đạt (%)').fill('100')
  await part(how, 2).getByLabel('Hoàn thành trước hết ngày').fill('12/6/2021')
  await d.getByRole('button', { name: 'Tiếp tục' }).click()
  await d.getByRole('button', { name: 'Lưu dự thảo' }).click()
  await d.waitForURL(/directives\/[0-9a-f]{8}/)
}
