import { createRoot } from 'react-dom/client'
import { BrokenBoundary } from '../design/BrokenBoundary.tsx'
import { openWords } from '../i18n/words.ts'
import { CitizenFrame } from './CitizenFrame.tsx'
import { citizenWords } from './words.ts'
import '../design/tokens.css'
import '../design/button.css'
import './citizen.css'

function start(): void {
  const root = document.getElementById('root')
  if (root === null) return
  createRoot(root).render(
    <BrokenBoundary>
      <CitizenFrame path={location.pathname} />
    </BrokenBoundary>,
  )
}

openWords(citizenWords).then(start, start)
