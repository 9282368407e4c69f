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
/** Red: what was looked at is not as it should be. */
export declare class NotVerified extends Error {
  vi: string
  constructor(vi: string, en: string)
}
export declare function faultReportOf(fault: unknown): string
/** 1: red; 2: it could not be checked. */
export declare function exitCodeOf(fault: unknown): 1 | 2
