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

/** How long it may wait for its owner. */
export const oneTimePasswordDays = 30
