/**
 * Whether a person may use this password. Length is asked for by the contract; nothing is demanded of its make-up, since such
 * rules lead to Matkhau@123 (NIST SP 800-63B, 5.1.1.2), but what a stranger tries first is refused.
 */
export function isTooSimple(password: string, username: string): boolean {
  const plain = password.normalize('NFKC').toLowerCase()
  const distinct = new Set(plain).size
  const namesItsOwner = username.length >= 4 && plain.includes(username)
  return distinct < 5 || namesItsOwner || isRun(plain) || triedFirst.some((word) => plain.startsWith(word))
}

const triedFirst = ['matkhau', 'password', 'vietnam1', 'qwertyui', 'khien123', 'admin123'] as const

/** 1234567890, abcdefghij, 9876543210. */
function isRun(text: string): boolean {
  const steps = new Set(
    Array.from(text)
      .slice(1)
      .map((_, i) => text.charCodeAt(i + 1) - text.charCodeAt(i)),
  )
  // 9 to 0 ends the row of digit keys.
  steps.delete(-9)
  return steps.size === 1 && (steps.has(1) || steps.has(-1))
}
