import { expect, test } from 'vitest'
import { readNote, shortCode, verifyCommand } from './checkpoint.ts'

const note = `khien/audit\n46\nzvXd5ltxUYfejwgpDjlbVTk+t5r1lvadJESeVXlEBQc=\n\n— khien/audit v4GQceLynmXDE2Mc\n`

test('size and root are read out of the signed note', () => {
  expect(readNote(note)).toEqual({ size: 46, root: 'zvXd5ltxUYfejwgpDjlbVTk+t5r1lvadJESeVXlEBQc=' })
})

test('a text that is no note shows nothing rather than something', () => {
  for (const text of ['', 'khien/audit', 'a\nb\nc', note.replace('46', '4 6'), note.replace('Qc=', '')])
    expect(readNote(text)).toBeUndefined()
})

test('the short form keeps both ends, and the command names the address', () => {
  expect(shortCode('zvXd5ltxUYfejwgpDjlbVTk+t5r1lvadJESeVXlEBQc=')).toBe('zvXd5ltx…eVXlEBQc=')
  expect(verifyCommand('https://khien.example', 'kept')).toBe('khien verify https://khien.example --keep kept')
})
