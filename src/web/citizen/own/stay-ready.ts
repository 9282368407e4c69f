/**
 * Keeps this page, the code's, the family's and that of the places on the phone, so that they open without a network. Only who looks at their own pages pays for it;
 * a visitor who scans a poster does not. Not to be had on plain http or in a private window: the page then needs the network.
 */
export async function stayReady(): Promise<void> {
  const { serviceWorker } = navigator
  if (serviceWorker === undefined) return
  try {
    await serviceWorker.register('/citizen-worker.js', { scope: '/c', updateViaCache: 'none' })
    const { active } = await serviceWorker.ready
    await Promise.all([
      import('./CodePage.tsx'),
      import('../../design/QrCode.tsx'),
      import('./FamilyPage.tsx'),
      import('./LogPage.tsx'),
    ])
    const files = performance
      .getEntriesByType('resource')
      .map(({ name }) => new URL(name))
      .filter(({ origin, pathname }) => origin === location.origin && pathname.startsWith('/assets/'))
      .map(({ pathname }) => pathname)
    active?.postMessage({ files: ['/favicon.svg', ...new Set(files)] })
  } catch {
    // Forbidden or no room: nothing is lost but the page without a network.
  }
}
