import { expect, type Page } from '@playwright/test'

/** The receiver finds the eight items in order that have to be there at once; what each is called comes from the page. */
export async function passTheEight(page: Page): Promise<void> {
  const items = page.locator('.checklist li').filter({ hasText: 'Phải đạt ngay' })
  await expect(items).toHaveCount(8)
  for (let at = 0; at < 8; at++) {
    await items.nth(at).getByRole('button', { name: /^Đạt/ }).click()
    const dialog = page.locator('dialog[open]')
    await dialog.getByLabel('Người trực tiếp xem (họ tên, chức vụ)').fill('Trần Thu Hà, chuyên viên')
    await dialog.getByRole('button', { name: 'Ghi kết quả' }).click()
    await expect(items.nth(at).locator('.state-ok')).toBeVisible()
  }
}
