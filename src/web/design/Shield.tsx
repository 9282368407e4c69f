/** The product's mark: a shield that has been checked. */
export function Shield({ size }: { size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 28 28" aria-hidden="true">
      <rect width="28" height="28" rx="7" fill="#0b5a8f" />
      <path
        d="M14 5.2l7 2.5v5.6c0 4.6-2.9 7.9-7 9.5-4.1-1.6-7-4.9-7-9.5V7.7z"
        fill="none"
        stroke="#fff"
        strokeWidth="1.9"
        strokeLinejoin="round"
      />
      <path
        d="M10.6 14.1l2.5 2.5 4.5-4.9"
        fill="none"
        stroke="#f4d35e"
        strokeWidth="2.1"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}
