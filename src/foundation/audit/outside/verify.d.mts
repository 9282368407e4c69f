export declare class Tree {
  size: number
  add(leaf: Buffer): void
  root(): Buffer
}
export interface Seen {
  size: number
  root: string
  seenBefore: number | null
  event: { seq: number } | null
  publicKey: string
}
export declare function openNote(note: string, publicKeyBase64: string): { origin: string; size: number; root: Buffer }
export declare function verifyLog(
  address: string,
  keepFolder?: string,
  more?: { event?: unknown; file?: Uint8Array | undefined },
): Promise<Seen>
export declare function reportOf(seen: Seen): string
