import { StartRefused } from '../config.ts'

/** The database engine cannot be had: one sentence that tells the operator what to change. */
export class EngineUnavailable extends StartRefused {
  constructor(sentence: string) {
    super(sentence)
    this.name = 'EngineUnavailable'
  }
}

export const orDatabaseUrl = 'or set DATABASE_URL to a PostgreSQL 15 or newer of your own.'

/** `ENOENT`, `EADDRINUSE`, an SQLSTATE …; undefined for errors without a code. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}

const folderFaults: Readonly<Record<string, string>> = {
  EACCES: 'permission is denied',
  EPERM: 'the system does not permit it',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  ENOTDIR: 'a file is in the way',
  EEXIST: 'a file is in the way',
  ENOENT: 'the path cannot be made',
  ENAMETOOLONG: 'the path is too long',
}

/** Faults of the data folder become one sentence; anything else stays what it is. */
export function explainFolderFault(error: unknown, dataFolder: string): unknown {
  const fault = folderFaults[codeOf(error) ?? '']
  if (error instanceof StartRefused || fault === undefined) return error
  return new EngineUnavailable(
    `The data folder ${dataFolder} cannot be used: ${fault} (${codeOf(error)}). Make it writable, choose another with DATA_FOLDER, ${orDatabaseUrl}`,
  )
}
