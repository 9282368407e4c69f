import type { BrowserContext, Page, Request } from '@playwright/test'

interface Traffic {
  begun: number
  open: number
}
const traffic = new WeakMap<Page, Traffic>()
const watched = new WeakSet<BrowserContext>()

function of(page: Page): Traffic {
  const known = traffic.get(page) ?? { begun: 0, open: 0 }
  traffic.set(page, known)
  return known
}

/** Counts what the pages of a browser ask the network for; a service worker's own requests belong to no page. */
export function watchRequests(context: BrowserContext): void {
  watched.add(context)
  const count = (change: (of: Traffic) => void) => (request: Request) => {
    if (request.serviceWorker() === null) change(of(request.frame().page()))
  }
  context.on(
    'request',
    count((one) => {
      one.begun += 1
      one.open += 1
    }),
  )
  const ended = count((one) => {
    one.open -= 1
  })
  context.on('requestfinished', ended)
  context.on('requestfailed', ended)
}

const longestMs = 20_000

/**
 * Until a page asks for nothing more: no request is open, and two turns of its own loop, with a picture drawn in each, begin none. Half
 * a second of silence, as Playwright counts it, would be waited for after every one of a thousand steps.
 */
export async function quiet(page: Page): Promise<void> {
  await page.waitForLoadState('load')
  if (!watched.has(page.context())) {
    await page.waitForLoadState('networkidle').catch(() => undefined)
    return
  }
  const seen = of(page)
  const until = Date.now() + longestMs
  for (let calm = 0; calm < 2 && Date.now() < until; ) {
    const before = seen.begun
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn, 40))))
    calm = seen.open <= 0 && seen.begun === before ? calm + 1 : 0
  }
}
