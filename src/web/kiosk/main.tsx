import { createRoot } from 'react-dom/client'
import { BrokenBoundary } from '../design/BrokenBoundary.tsx'
import { openWords } from '../i18n/words.ts'
import { KioskPage } from './KioskPage.tsx'
import { kioskWords } from './words.ts'
import '../design/tokens.css'
import './kiosk.css'

function start(): void {
  const root = document.getElementById('root')
  if (root === null) return
  createRoot(root).render(
    <BrokenBoundary>
      <KioskPage />
    </BrokenBoundary>,
  )
}

openWords(kioskWords).then(start, start)
// After the door is drawn: what makes the next start possible must not slow this one.
if (import.meta.env.PROD && 'serviceWorker' in navigator)
  addEventListener('load', () => void import('./stay-ready.ts').then(({ stayReady }) => stayReady()))
