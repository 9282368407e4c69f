export declare class Tree {
  size: number
  add(leaf: Buffer): void
  root(): Buffer
}
export declare function openNote(note: string, publicKeyBase64: string): { origin: string; size: number; root: Buffer }
export declare function verifyLog(
  address: string,
  keepFolder?: string,
): Promise<{ size: number; root: string; seenBefore: number | null }>
