import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const page = readFileSync(new URL('../../GLOSSARY.md', import.meta.url), 'utf8')

/** The body rows of every table under a heading that has these columns, each row as its cells. */
function tables(columns: string): string[][] {
  const rows: string[][] = []
  let inTable = false
  for (const line of page.split('\n')) {
    if (!line.startsWith('|')) inTable = false
    else if (line === columns) inTable = true
    else if (inTable && !/^\|(-+\|)+$/.test(line))
      rows.push(
        line
          .split('|')
          .slice(1, -1)
          .map((cell) => cell.trim()),
      )
  }
  return rows
}

const terms = tables('| vi | en | name in code | source |')
const avoided = tables('| not | but | right only in |')
const namesIn = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name)

test('the glossary holds three tables whose rows have a Vietnamese term, an English term, a name in code and a source', () => {
  expect(page.match(/^\| vi \| en \| name in code \| source \|$/gm)).toHaveLength(3)
  expect(terms.length).toBeGreaterThanOrEqual(86)
  expect(terms.filter((cells) => cells.length !== 4 || cells.some((cell) => cell === ''))).toEqual([])
  expect(avoided.filter((cells) => cells.length !== 3 || cells[0] === '' || cells[1] === '')).toEqual([])
  const rowsOnThePage = page.split('\n').filter((line) => line.startsWith('|') && !/^\|(-+\|)+$/.test(line)).length
  expect(terms.length + avoided.length + 4).toBe(rowsOnThePage)
})

test('each term has a name in code that looks like one, or says in brackets why it has none', () => {
  const odd = terms.map(([, , code = '']) => code).filter((code) => !/^\(.+\)$/.test(code) && !/^`[^`]+`(, `[^`]+`)*$/.test(code))
  expect(odd).toEqual([])
  const names = terms.flatMap(([, , code = '']) => namesIn(code))
  expect(names.filter((name) => !/^[A-Za-z][A-Za-z-]*(\.[a-z-]+)?(: [A-Za-z-]+)?$/.test(name))).toEqual([])
})

test('no name in code and no Vietnamese term stands for two things', () => {
  const names = terms.flatMap(([, , code = '']) => namesIn(code))
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
  const vietnamese = terms.map(([vi = '']) => vi)
  expect(vietnamese.filter((vi, index) => vietnamese.indexOf(vi) !== index)).toEqual([])
})

test('the page is written in composed letters', () => {
  expect(page).toBe(page.normalize('NFC'))
})

test('no Vietnamese term uses a word that the page itself tells us to avoid', () => {
  expect(avoided.length).toBeGreaterThan(5)
  for (const [word = '', , exception = ''] of avoided) {
    const uses = terms.map(([vi = '']) => vi).filter((vi) => vi.toLowerCase().includes(word))
    expect(uses).toEqual(exception === '' ? [] : [exception])
  }
})

test('each word to avoid names the term to use instead', () => {
  const vietnamese = terms.map(([vi]) => vi)
  expect(avoided.map(([, instead]) => instead).filter((instead) => !vietnamese.includes(instead))).toEqual([])
})
