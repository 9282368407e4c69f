/** A text that only this browser profile can read again. */
export interface Sealed {
  readonly iv: Uint8Array<ArrayBuffer>
  readonly bytes: ArrayBuffer
}

/**
 * A key that cannot leave this browser: whoever copies the stored files has papers nobody can read. undefined where the page is
 * not at a secure address (plain http inside a venue’s network), because browsers offer no WebCrypto there.
 */
export async function makeKey(): Promise<CryptoKey | undefined> {
  const subtle: SubtleCrypto | undefined = globalThis.crypto.subtle
  return subtle?.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
}

export async function seal(key: CryptoKey, text: string): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  return { iv, bytes: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, new TextEncoder().encode(text)) }
}

/** undefined: sealed with another key, or damaged on disk. */
export async function unseal(key: CryptoKey, { iv, bytes }: Sealed): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, bytes))
  } catch {
    return undefined
  }
}
