import { randomInt } from 'node:crypto'

/**
 * No look-alikes (0/o, 1/l/i, 2/z, 5/s, 6/b, 9/g: one of each pair at most, vv/w), no vowels and so no words, and of letters that sound
 * alike over the telephone (b/p, d/đ/t, m/n) only one.
 */
const signs = 'bcdfghjkmrswxyz3478'

/** Twelve signs, about 51 bits: read out once, used once, changed at the first sign-in. */
export function makeOneTimePassword(): string {
  return Array.from({ length: 12 }, () => signs.charAt(randomInt(signs.length))).join('')
}

/** Ten codes for the day on which the telephone is lost, written on paper: two groups of five signs, each good for one sign-in. */
export function makeBackupCodes(): string[] {
  const group = () => Array.from({ length: 5 }, () => signs.charAt(randomInt(signs.length))).join('')
  return Array.from({ length: 10 }, () => `${group()}-${group()}`)
}

/** How it is typed: hyphen or not, capitals or not. */
export function readBackupCode(text: string): string | undefined {
  const read = text.toLowerCase().replace(/[\s-]/g, '')
  return /^[a-z0-9]{10}$/.test(read) ? `${read.slice(0, 5)}-${read.slice(5)}` : undefined
}

/** How long it may wait for its owner. */
export const oneTimePasswordDays = 30
