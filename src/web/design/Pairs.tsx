import type { ReactNode } from 'react'

export interface Pair {
  label: string
  /** Nothing: the pair is left out. */
  value: ReactNode
}

/** Label and value, one pair a line. */
export function Pairs({ pairs, className }: { pairs: readonly Pair[]; className?: string }) {
  return (
    <dl className={className ? `pairs ${className}` : 'pairs'}>
      {pairs.map(({ label, value }) =>
        value ? (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ) : null,
      )}
    </dl>
  )
}
