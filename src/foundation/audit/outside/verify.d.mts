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
export interface SeenDocument extends Seen {
  document: { seq: number; facts: { sha256: string; numberLine: string; issuedOn: string } }
}
export declare function verifyDocument(address: string, bytes: Uint8Array, keepFolder?: string): Promise<SeenDocument>
export declare function documentReportOf(seen: SeenDocument): string
