import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { readSession } from '../../foundation/access/contract.ts'
import { createClient, keyOf } from '../api/ask.ts'
import { BrokenBoundary } from '../design/BrokenBoundary.tsx'
import { Notices } from '../design/Notices.tsx'
import { openWords } from '../i18n/words.ts'
import { Gate } from './Gate.tsx'
import { deskWords } from './words.ts'
import '../design/fonts.css'
import '../design/tokens.css'
import '../design/base.css'
import '../design/print.css'

const client = createClient(() => client.setQueryData(keyOf(readSession, {}), { account: null }))

function start(): void {
  const root = document.getElementById('root')
  if (root === null) return
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <BrokenBoundary>
          <Gate />
          <Notices />
        </BrokenBoundary>
      </QueryClientProvider>
    </StrictMode>,
  )
}

openWords(deskWords).then(start, start)
