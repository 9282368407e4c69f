import { sql } from 'kysely'
import type { Config } from '../../../platform/config.ts'
import { openDatabase, type Reader } from '../../../platform/database.ts'
import { reachableDatabase } from '../../../platform/engines.ts'
import { emptyHead, headOver, rootOf } from '../merkle.ts'
import { readPublicKey } from '../note.ts'
import { NotVerified } from '../outside/verify.mjs'
import * as store from '../store.ts'
import { type LogFault, lookOver } from './self-check.ts'

/** What the outside look saw of the installation: whether the database at hand is that installation's is told by the root. */
interface SeenOutside {
  readonly size: number
  readonly root: string
}

/**
 * Compares every stored text with its leaf, where the database is at hand. Answers a sentence; throws one that names the first altered
 * entry. `must`: having no database, or another installation's, is a fault as well.
 */
export async function verifyBodies(
  config: Pick<Config, 'databaseUrl' | 'dataFolder' | 'keyFolder'>,
  outside: SeenOutside | undefined,
  must: boolean,
): Promise<string> {
  const url = await reachableDatabase(config)
  if (url === undefined) return notLooked(must, 'the stored texts were not compared: the database is not reachable from here')
  const publicKey = await readPublicKey(config.keyFolder)
  if (publicKey === undefined) return notLooked(must, 'the stored texts were not compared: KEY_FOLDER has no signing key')
  const database = openDatabase(url, { connections: 2 })
  try {
    if (!(await hasLog(database.read)))
      return notLooked(must, 'the stored texts were not compared: the database here holds no audit log')
    if (outside !== undefined && !(await isSameLog(database.read, outside)))
      return notLooked(must, 'the stored texts were not compared: the database here does not hold the log of that address')
    const { head, fault } = await lookOver(database.read, emptyHead, publicKey)
    if (fault !== null) throw new NotVerified('nội dung lưu trong cơ sở dữ liệu không còn khớp với nhật ký', sentenceOf(fault))
    return `bodies verified: ${head.size} stored entries give their leaves, and the leaves the root ${rootOf(head).toString('base64')}`
  } finally {
    await database.close()
  }
}

function notLooked(must: boolean, sentence: string): string {
  if (must) throw new Error(sentence)
  return sentence
}

/** Numbers as the database has them, from 0; the screens count from 1. */
export function sentenceOf({ seq, until, why }: LogFault): string {
  const where = until - seq === 1 ? `event ${seq}` : `events ${seq} to ${until - 1}`
  return {
    missing: `${where} is missing from the database`,
    altered: `${where} was altered in the database: what is stored is not what was recorded`,
    rewritten: `${where}: text and leaf were rewritten together; the leaves do not give the root that was signed after them`,
    cut: `${where} were signed and are not in the database any more`,
    head: `${where}: the leaves do not give the running head of the log`,
  }[why]
}

async function hasLog(db: Reader): Promise<boolean> {
  const { rows } = await sql<{ there: boolean }>`select to_regclass('audit.event') is not null as there`.execute(db)
  return rows[0]?.there ?? false
}

/** The leaves of this database give the root that the outside saw. */
async function isSameLog(db: Reader, outside: SeenOutside): Promise<boolean> {
  const head = await headOver((from, to) => store.leavesFrom(db, from, to - from), 0, outside.size)
  return rootOf(head).toString('base64') === outside.root
}
