/**
 * The bytes (DER) in a file that a token program wrote: as they are, or out of the letters of PEM or plain base64. Undefined when it is
 * neither, so that nobody waits for the server's answer to a picture chosen by mistake.
 */
export function derIn(file: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
  // Certificates and signatures are a SEQUENCE.
  if (file[0] === 0x30) return new Uint8Array(file)
  const text = new TextDecoder().decode(file.subarray(0, mostLetters))
  const inside = /-----BEGIN [A-Z0-9 ]+-----([^-]+)-----END/.exec(text)?.[1] ?? text
  const letters = inside.replace(/\s+/g, '')
  if (!/^[A-Za-z0-9+/]{16,}={0,2}$/.test(letters) || letters.length % 4 !== 0) return undefined
  return Uint8Array.from(atob(letters), (letter) => letter.charCodeAt(0))
}
const mostLetters = 128 * 1024

export function base64Of(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
}

export function bytesOfHex(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
}

/** What the person carries to the machine with the token: the digest as hex and base64, and the attributes that the key is put to. */
export function digestFile(given: { numberLine: string; subject: string; digest: string; toSign: string }): string {
  return [
    `Văn bản / Document: ${given.numberLine} ${given.subject}`.trim(),
    `SHA-256 (hex): ${given.digest}`,
    `SHA-256 (base64): ${base64Of(bytesOfHex(given.digest))}`,
    `Thuộc tính cần ký / Signed attributes (DER, base64): ${given.toSign}`,
    '',
  ].join('\r\n')
}
