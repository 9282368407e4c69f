import type { Page } from '@playwright/test'

/**
 * Words that stand wholly or partly outside the window and that nobody can bring into it but by moving the whole page sideways. Tables and
 * other boxes that scroll or shorten their own text are meant to; what is written for screen readers alone takes no room.
 */
export function wordsCutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = []
    const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const range = document.createRange()
    while (words.nextNode()) {
      const text = words.currentNode
      if (text.textContent === null || text.textContent.trim() === '') continue
      range.selectNodeContents(text)
      const { left, right, width, height } = range.getBoundingClientRect()
      // A way past the menu waits wholly to the left until the keyboard reaches it.
      if (width < 2 || height < 2 || right <= 0 || (left > -2 && right < innerWidth + 2)) continue
      if (!isBoxed(text.parentElement)) found.push(text.textContent.trim().slice(0, 60))
    }
    return found

    function isBoxed(element: Element | null): boolean {
      for (let one = element; one !== null; one = one.parentElement) {
        if (one.matches('main, dialog, [role=dialog], body')) return false
        const { overflowX, position, visibility } = getComputedStyle(one)
        if (overflowX !== 'visible' || position === 'fixed' || visibility === 'hidden') return true
      }
      return true
    }
  })
}
