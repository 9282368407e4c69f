import { randomBytes } from 'node:crypto'
import { SaxesParser } from 'saxes'
import { Refusal } from '../../../platform/refusal.ts'
import { type Element, exchangeNamespace } from '../element.ts'

/** Bounds of a package. A letter with a long annex is under 10 MB; its bytes travel as base64, which is a third larger. */
export const mostBytes = 20 * 1024 * 1024
const mostDepth = 12
const mostElements = 5_000
const mostAttributes = 10

interface Building {
  name: string
  pieces: string[]
  children: Element[]
  own: boolean
}

/**
 * Reads XML of the exchange namespace into a tree, strictly: UTF-8 only, no document type (and so no entities of its own), bounded in
 * size, depth and number of elements. Elements of another namespace (a signature of the envelope) are passed over, except at the root.
 */
export function readXml(bytes: Uint8Array): Element {
  if (bytes.length > mostBytes) throw new Refusal('package-is-too-large', { most: mostBytes / 1024 / 1024 }, 413)
  const { text, restore } = setFilesAside(readText(bytes))
  const parser = new SaxesParser({ xmlns: true, position: true })
  const open: Building[] = []
  let root: Element | undefined
  let elements = 0
  const pathOf = () => open.map(({ name }) => name).join('/')
  parser.on('error', () => {
    throw new Refusal('package-is-not-xml', { line: parser.line, after: pathOf() }, 400)
  })
  parser.on('doctype', () => {
    throw new Refusal('package-has-a-document-type', {}, 400)
  })
  parser.on('xmldecl', ({ encoding }) => {
    if (encoding !== undefined && !/^utf-8$/i.test(encoding)) throw new Refusal('package-is-not-utf-8', {}, 400)
  })
  parser.on('opentag', ({ local, uri, attributes }) => {
    elements += 1
    const own = uri === exchangeNamespace && (open.at(-1)?.own ?? true)
    if (open.length === 0 && !own) throw new Refusal('package-has-another-namespace', { found: uri.slice(0, 100) }, 400)
    open.push({ name: local.slice(0, 60), pieces: [], children: [], own })
    if (open.length > mostDepth) throw new Refusal('package-is-too-deep', { path: pathOf(), most: mostDepth }, 400)
    if (elements > mostElements || Object.keys(attributes).length > mostAttributes)
      throw new Refusal('package-has-too-many-parts', { path: pathOf(), most: mostElements }, 400)
  })
  const take = (piece: string) => {
    open.at(-1)?.pieces.push(piece)
  }
  parser.on('text', take)
  parser.on('cdata', take)
  parser.on('closetag', () => {
    const done = open.pop()
    if (done === undefined || !done.own) return
    const built = { name: done.name, text: restore(done.pieces.join('')), children: done.children }
    const parent = open.at(-1)
    if (parent === undefined) root = built
    else parent.children.push(built)
  })
  parser.write(text).close()
  if (root === undefined) throw new Refusal('package-is-not-xml', { line: 1, after: '' }, 400)
  return root
}

/**
 * Long runs of base64 between two tags carry no markup; the parser, which looks at every letter, is given a word in their place
 * (14 MB took it four seconds). The word cannot be guessed, so nobody can write it into a package.
 */
function setFilesAside(text: string): { text: string; restore: (piece: string) => string } {
  const word = randomBytes(12).toString('hex')
  const aside: string[] = []
  const short = text
    .split('<')
    .map((part) => {
      const from = part.indexOf('>') + 1
      if (from === 0 || part.length - from < 2000 || !isBase64(part, from)) return part
      aside.push(part.slice(from))
      return `${part.slice(0, from)}${word}-${aside.length - 1};`
    })
    .join('<')
  const restore = (piece: string) =>
    piece.includes(word) ? piece.replace(new RegExp(`${word}-(\\d+);`, 'g'), (_, index) => aside[Number(index)] ?? '') : piece
  return { text: short, restore }
}

/** In steps: one expression over ten million letters would exhaust its stack. */
function isBase64(text: string, from: number): boolean {
  for (let at = from; at < text.length; at += 65_536) {
    if (!/^[A-Za-z0-9+/=\s]*$/.test(text.slice(at, at + 65_536))) return false
  }
  return true
}

function readText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new Refusal('package-is-not-utf-8', {}, 400)
  }
}
