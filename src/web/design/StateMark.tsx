import type { ReactNode } from 'react'
import './state-mark.css'

/** ok ● · going ▪ · warn ◆ · bad ▲ · none ○ (not begun, not measured): shape first, colour second, the word always. */
export type Tone = 'ok' | 'going' | 'warn' | 'bad' | 'none'

interface StateMarkProps {
  tone: Tone
  word: string
}

export function StateMark({ tone, word }: StateMarkProps) {
  return (
    <span className={`state-mark state-${tone}`}>
      <Shape tone={tone} />
      {word}
    </span>
  )
}

/** The shape alone, beside words that already say it. */
export function Shape({ tone }: { tone: Tone }) {
  return (
    <svg className={`shape shape-${tone}`} width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
      {shapes[tone]}
    </svg>
  )
}

const shapes: Record<Tone, ReactNode> = {
  ok: <circle cx="5" cy="5" r="4.2" />,
  going: <rect x="1.2" y="1.2" width="7.6" height="7.6" rx="1" />,
  warn: <path d="M5 0.4 9.6 5 5 9.6 0.4 5Z" />,
  bad: <path d="M5 0.8 9.6 9.2H0.4Z" />,
  none: <circle cx="5" cy="5" r="3.5" fill="none" strokeWidth="1.6" />,
}
