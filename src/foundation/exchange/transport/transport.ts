/** How packages leave and come: a folder today, a message axis tomorrow. It carries bytes and knows nothing of what they say. */
export interface Transport {
  /** Names of packages that came, oldest first. */
  arrived(): Promise<string[]>
  /** The bytes of one that came; refuses when it is larger than `most`. */
  take(name: string): Promise<Buffer>
  /** Puts away one that was dealt with; a refused one with the reason beside it. */
  settle(name: string, outcome: { readonly taken: true } | { readonly taken: false; readonly why: string }): Promise<void>
  /** Gives a package away. Under one name it is the same package: given twice, it is there once. */
  deliver(name: string, bytes: Buffer): Promise<void>
}
