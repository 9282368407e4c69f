#!/usr/bin/env node
// Verifies an installation's audit log from outside, with nothing but Node: no package, no access to its database.
//   node verify.mjs https://khien.example --keep ./kept      (the folder remembers what was seen last time)
//   node verify.mjs https://khien.example --document signed.pdf [--keep ./kept]      (is this PDF the one that was issued?)
//   node verify.mjs https://khien.example --event 17.json [--file signed.pdf]
//       (the answer of /api/audit/events/17/proof, which somebody who may read the log handed over; the file it speaks of)
// Exit 0: verified; 1: red; 2: it could not be checked (address, file or options). Red when: the signature is wrong, the key changed, the leaves do not give the signed root, the log became
// shorter, what was seen last time is no longer part of it, or the event handed over is not the one in the log. The public
// leaves say nothing of the stored texts: those are compared with their leaves by the server itself, by `khien verify` on the
// operator's machine, and one by one with --event. A rewrite of everything is visible only to those who kept
// an earlier checkpoint: that is what --keep is for.
import { createHash, createPublicKey, verify } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { argv, exit, stdout } from 'node:process'
import { pathToFileURL } from 'node:url'

/** What was looked at is not as it should be (exit 1). Every other fault means that it could not be looked at (exit 2). */
export class NotVerified extends Error {
  constructor(vi, en) {
    super(en)
    this.vi = vi
  }
}

const pageSize = 5000
const sha = (...parts) => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

/** Roots after each wanted size, from the leaves in order (RFC 6962). */
export class Tree {
  size = 0
  peaks = []
  add(leaf) {
    let carried = leaf
    for (let rest = this.size; rest % 2 === 1; rest = Math.floor(rest / 2)) carried = sha(Buffer.of(1), this.peaks.pop(), carried)
    this.peaks.push(carried)
    this.size += 1
  }
  root() {
    if (this.size === 0) return sha()
    return this.peaks.reduceRight((right, peak) => (right === undefined ? peak : sha(Buffer.of(1), peak, right)), undefined)
  }
}

/** Reads a C2SP signed note; throws when its signature does not belong to the key. */
export function openNote(note, publicKeyBase64) {
  const publicKey = Buffer.from(publicKeyBase64, 'base64')
  const [body, signatures = ''] = note.split('\n\n')
  const [origin, size, root] = body.split('\n')
  const key = createPublicKey({
    key: Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), publicKey]),
    format: 'der',
    type: 'spki',
  })
  const id = sha(`${origin}\n`, Buffer.of(1), publicKey).subarray(0, 4)
  const signed = signatures.split('\n').some((line) => {
    const found = /^— (\S+) (\S+)$/.exec(line)
    if (!found || found[1] !== origin) return false
    const bytes = Buffer.from(found[2], 'base64')
    return bytes.subarray(0, 4).equals(id) && verify(null, Buffer.from(`${body}\n`), key, bytes.subarray(4))
  })
  if (!signed)
    throw new NotVerified(
      'chữ ký của điểm kiểm tra không thuộc về khóa này',
      'the checkpoint’s signature does not belong to this key',
    )
  return { origin, size: Number(size), root: Buffer.from(root, 'base64') }
}

async function get(url) {
  const response = await fetch(url)
  // The server itself says that a stored text is no longer what its leaf commits to.
  if (response.status === 409)
    throw new NotVerified(
      'chính máy chủ cho biết một mục nhật ký đã bị sửa hoặc xóa',
      'the server itself says that an entry was altered or erased',
    )
  if (!response.ok) throw new Error(`${url} answered ${response.status}`)
  return response.json()
}

/** Climbs from a leaf to a root (RFC 9162, 2.1.3.2). */
export function leadsTo(root, size, index, leaf, proof) {
  let place = index
  let last = size - 1
  let hash = leaf
  if (!Number.isSafeInteger(index) || index < 0 || index > last) return false
  for (const sibling of proof) {
    if (last === 0) return false
    if (place % 2 === 1 || place === last) {
      hash = sha(Buffer.of(1), sibling, hash)
      while (place % 2 === 0 && place !== 0) {
        place = Math.floor(place / 2)
        last = Math.floor(last / 2)
      }
    } else hash = sha(Buffer.of(1), hash, sibling)
    place = Math.floor(place / 2)
    last = Math.floor(last / 2)
  }
  return last === 0 && hash.equals(root)
}

/** What an event that was handed over says, when its text, salt and proof lead to a root that this key signed; throws otherwise. */
export function openEvent(event, publicKey) {
  const { size, root } = openNote(event.note, publicKey)
  const leaf = sha(Buffer.of(0), sha(Buffer.from(event.salt, 'base64'), event.canonical))
  const proof = event.proof.map((hash) => Buffer.from(hash, 'base64'))
  if (!leadsTo(root, size, event.seq, leaf, proof))
    throw new NotVerified(
      `mục ${event.seq} không dẫn tới giá trị gốc đã ký`,
      `event ${event.seq} does not lead to the root that was signed`,
    )
  const said = JSON.parse(event.canonical)
  if (said.seq !== event.seq)
    throw new NotVerified(
      `nội dung đưa ra cho mục ${event.seq} lại là của mục ${said.seq}`,
      `the text handed over as event ${event.seq} is that of event ${said.seq}`,
    )
  return { seq: event.seq, leaf, size, root, said }
}

/**
 * `event`: the answer of the proof endpoint; `file`: bytes whose SHA-256 the event must carry.
 * @returns {Promise<{size: number, root: string, seenBefore: number | null, event: object | null, publicKey: string}>}
 */
export async function verifyLog(address, keepFolder, { event, file } = {}) {
  const kept = keepFolder ? readKept(keepFolder) : undefined
  const { note, publicKey } = await get(new URL('/transparency/checkpoint', address))
  if (kept && kept.publicKey !== publicKey)
    throw new NotVerified(
      'khóa ký của hệ thống không phải khóa đã lưu lần trước',
      'the installation’s signing key is not the one kept from last time',
    )
  const checkpoint = openNote(note, publicKey)
  const before = kept ? openNote(kept.note, kept.publicKey) : undefined
  if (before && before.size > checkpoint.size)
    throw new NotVerified(
      `lần trước nhật ký có ${before.size} mục, nay chỉ còn ${checkpoint.size}: phần cuối đã bị cắt`,
      `the log had ${before.size} entries last time and has ${checkpoint.size} now`,
    )
  const shown = event ? openEvent(event, publicKey) : undefined
  if (shown && shown.size > checkpoint.size)
    throw new NotVerified(
      `mục ${shown.seq} được chứng minh trên ${shown.size} mục, nhật ký có ít hơn`,
      `event ${shown.seq} was proved against ${shown.size} entries, the log has fewer`,
    )
  if (file && !shown) throw new Error('a file is checked against the event that speaks of it: give that, too')
  const digest = file && sha(file).toString('hex')
  if (digest && !event.canonical.includes(digest))
    throw new NotVerified(
      `mục ${shown.seq} không nói về tệp này (SHA-256 ${digest})`,
      `event ${shown.seq} does not speak of this file (SHA-256 ${digest})`,
    )
  const tree = new Tree()
  while (tree.size < checkpoint.size) {
    const { leaves } = await get(new URL(`/transparency/leaves?from=${tree.size}&limit=${pageSize}`, address))
    if (leaves.length === 0)
      throw new NotVerified(`thiếu các mục từ ${tree.size} trở đi`, `entries from ${tree.size} on are missing`)
    for (const leaf of leaves.slice(0, checkpoint.size - tree.size)) {
      const bytes = Buffer.from(leaf, 'base64')
      if (shown && tree.size === shown.seq && !bytes.equals(shown.leaf))
        throw new NotVerified(`mục ${shown.seq} trong nhật ký là một mục khác`, `event ${shown.seq} in the log is another one`)
      tree.add(bytes)
      if (shown && tree.size === shown.size && !tree.root().equals(shown.root))
        throw new NotVerified(
          `mục ${shown.seq} được chứng minh bằng một giá trị gốc mà nhật ký này chưa từng có`,
          `event ${shown.seq} was proved against a root that this log never had`,
        )
      if (before && tree.size === before.size && !tree.root().equals(before.root))
        throw new NotVerified(
          `${before.size} mục đầu không còn như lần trước: quá khứ đã bị viết lại`,
          `the first ${before.size} entries are not those of last time: the past was rewritten`,
        )
    }
  }
  if (!tree.root().equals(checkpoint.root))
    throw new NotVerified('các mục không cho ra giá trị gốc đã ký', 'the entries do not give the root that was signed')
  if (keepFolder) {
    mkdirSync(keepFolder, { recursive: true })
    writeFileSync(join(keepFolder, 'checkpoint.json'), JSON.stringify({ note, publicKey }, null, 2))
  }
  return {
    size: checkpoint.size,
    root: checkpoint.root.toString('base64'),
    seenBefore: before?.size ?? null,
    event: shown?.said ?? null,
    publicKey,
  }
}

/**
 * Whether a PDF in hand is the one that was issued: its SHA-256 must stand in a publication that leads to the signed root, its number
 * must stand for no other file, here or in what the folder remembers, and its date must lie between those of its neighbours in the book.
 */
export async function verifyDocument(address, bytes, keepFolder) {
  const digest = sha(bytes).toString('hex')
  const { events } = await get(new URL(`/transparency/documents/${digest}`, address))
  const said = []
  let log
  for (const event of events) {
    log = await verifyLog(address, keepFolder, { event })
    said.push(log.event)
  }
  const own = said.find((one) => one.action === 'document.published' && one.facts.sha256 === digest)
  if (!own) {
    await verifyLog(address, keepFolder)
    throw new NotVerified(
      `nhật ký không có văn bản nào mang SHA-256 ${digest}: đây là tệp khác, tệp đã bị sửa, hoặc chưa từng được phát hành ở đó`,
      `the log knows no document with the SHA-256 ${digest}: this is another file, it was altered, or it was never issued there`,
    )
  }
  const { facts } = own
  const inBook = (one) =>
    one.action === 'number.used' &&
    one.facts.bookPath === facts.bookPath &&
    one.facts.book === facts.book &&
    one.facts.year === facts.year
  for (const other of said.filter(inBook)) {
    if (other.facts.number === facts.number && other.facts.sha256 !== digest)
      throw new NotVerified(
        `số ${facts.numberLine} năm ${facts.year} còn được dùng cho một văn bản khác (SHA-256 ${other.facts.sha256})`,
        `number ${facts.numberLine} of ${facts.year} was used for another document as well (SHA-256 ${other.facts.sha256})`,
      )
    const before = other.facts.number < facts.number
    if (
      other.facts.number !== facts.number &&
      (before ? other.facts.issuedOn > facts.issuedOn : other.facts.issuedOn < facts.issuedOn)
    )
      throw new NotVerified(
        `${facts.numberLine} ghi ngày ${facts.issuedOn}, nhưng số ${other.facts.number} trong cùng sổ ghi ngày ${other.facts.issuedOn}: một trong hai văn bản ghi lùi ngày`,
        `${facts.numberLine} is dated ${facts.issuedOn}, but number ${other.facts.number} of the same book is dated ${other.facts.issuedOn}: one of them is back-dated`,
      )
  }
  if (facts.issuedOn > localDay(own.businessAt))
    throw new NotVerified(
      `${facts.numberLine} ghi ngày ${facts.issuedOn}, sau ngày được phát hành`,
      `${facts.numberLine} is dated ${facts.issuedOn}, behind the day on which it was issued`,
    )
  if (keepFolder) remember(keepFolder, facts, digest)
  return { ...log, document: own }
}

/** The day in Hà Nội. */
const localDay = (instant) => new Date(Date.parse(instant) + 7 * 3_600_000).toISOString().slice(0, 10)

/** What the folder saw under a number once, it must see again. */
function remember(folder, facts, digest) {
  const path = join(folder, 'documents.json')
  let known = {}
  try {
    known = JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    known = {}
  }
  const key = `${facts.bookPath ?? ''} ${facts.numberLine} ${facts.issuedOn.slice(0, 4)}`
  if (known[key] && known[key] !== digest)
    throw new NotVerified(
      `lần trước số ${facts.numberLine} là của một văn bản khác (SHA-256 ${known[key]})`,
      `number ${facts.numberLine} stood for another document last time (SHA-256 ${known[key]})`,
    )
  mkdirSync(folder, { recursive: true })
  writeFileSync(path, JSON.stringify({ ...known, [key]: digest }, null, 2))
}

/** What was found of a document, in plain words. */
export function documentReportOf({ document, size, seenBefore }) {
  const { numberLine, issuedOn, sha256 } = document.facts
  const kept =
    seenBefore === null
      ? 'No earlier checkpoint was kept: a log that was cut or rebuilt as a whole would not be noticed (use --keep).'
      : `The log continues the ${seenBefore} entries seen before.`
  const daLuu =
    seenBefore === null
      ? 'Chưa có điểm kiểm tra lưu từ trước: nhật ký bị cắt hoặc dựng lại toàn bộ sẽ không bị phát hiện (dùng --keep).'
      : `Nhật ký nối tiếp đúng ${seenBefore} mục đã thấy lần trước.`
  const viet = `Đây đúng là văn bản đã phát hành: ${numberLine} ngày ${issuedOn}.\nMục phát hành số ${document.seq} trong ${size} mục, dưới giá trị gốc đã ký. ${daLuu}\n`
  return `${viet}This is the document that was issued: ${numberLine} of ${issuedOn}.\nSHA-256 ${sha256}\nIts publication is entry ${document.seq} of ${size}, under the signed root. ${kept}\n`
}

/** Why it is red, or could not be checked, in both languages. */
export function faultReportOf(fault) {
  return fault instanceof NotVerified
    ? `KHÔNG XÁC MINH ĐƯỢC: ${fault.vi}\nNOT VERIFIED: ${fault.message}\n`
    : `CHƯA KIỂM TRA ĐƯỢC: xem lại địa chỉ, tệp và thư mục\nCOULD NOT BE CHECKED: ${fault.message}\n`
}
export const exitCodeOf = (fault) => (fault instanceof NotVerified ? 1 : 2)

/** What a run found, in sentences; the command line of the product says the same. */
export function reportOf(seen) {
  const before = seen.seenBefore === null ? '' : `, continuing the ${seen.seenBefore} seen before`
  const event = seen.event === null ? '' : `event ${seen.event.seq} is in it and says: ${JSON.stringify(seen.event, null, 2)}\n`
  return `verified: ${seen.size} entries, root ${seen.root}${before}\n${event}`
}

function readKept(folder) {
  try {
    return JSON.parse(readFileSync(join(folder, 'checkpoint.json'), 'utf8'))
  } catch {
    return undefined
  }
}

if (argv[1] && import.meta.url === pathToFileURL(argv[1]).href) {
  const address = argv[2]
  const optionOf = (name) => (argv.includes(name) ? argv[argv.indexOf(name) + 1] : undefined)
  const [event, file, inHand] = [optionOf('--event'), optionOf('--file'), optionOf('--document')]
  if (!address) {
    stdout.write('cách dùng / usage: node verify.mjs ADDRESS [--keep FOLDER] [--document PDF | --event FILE [--file FILE]]\n')
    exit(2)
  }
  try {
    if (inHand) {
      stdout.write(documentReportOf(await verifyDocument(address, readFileSync(inHand), optionOf('--keep'))))
      exit(0)
    }
    const seen = await verifyLog(address, optionOf('--keep'), {
      event: event && JSON.parse(readFileSync(event, 'utf8')),
      file: file && readFileSync(file),
    })
    stdout.write(reportOf(seen))
  } catch (fault) {
    stdout.write(faultReportOf(fault))
    exit(exitCodeOf(fault))
  }
}
