import { deflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import writeExcelFile from 'write-excel-file/node'
import { readFirstSheet } from './workbook.ts'

const empty = { text: '', isNumber: false }

test('cells come as text, numbers say that they were numbers, and an empty row above is still a row', async () => {
  const file = await writeExcelFile([[], ['Mã', null, 'Tên'], [4, '004', ' Phường\u00a0Nam Đồng ']]).toBuffer()
  expect(await readFirstSheet(file)).toEqual([
    [empty, empty, empty],
    [{ text: 'Mã', isNumber: false }, empty, { text: 'Tên', isNumber: false }],
    [
      { text: '4', isNumber: true },
      { text: '004', isNumber: false },
      { text: 'Phường\u00a0Nam Đồng', isNumber: false },
    ],
  ])
})

test.each([
  ['an empty file', Buffer.alloc(0)],
  ['a text', Buffer.from('Họ và tên;Tên đăng nhập\n')],
  ['an archive cut in half', Buffer.from('PK\u0003\u0004 and no more')],
])('%s is refused', async (_, file) => {
  await expect(readFirstSheet(file)).rejects.toMatchObject({ code: 'sheet-cannot-be-read' })
})

test('a file that would unpack to more than the memory can hold is refused before it does', async () => {
  const started = performance.now()
  await expect(
    readFirstSheet(archive([{ name: 'xl/worksheets/sheet1.xml', bytes: Buffer.alloc(200_000_000) }])),
  ).rejects.toMatchObject({ code: 'sheet-cannot-be-read' })
  expect(performance.now() - started).toBeLessThan(4000)
})

test('an entry that the directory keeps quiet about is refused as well', async () => {
  const sheet = await writeExcelFile([['Mã']]).toBuffer()
  const hidden = archive([{ name: 'xl/worksheets/sheet1.xml', bytes: Buffer.alloc(1000) }])
  const directoryAt = sheet.readUInt32LE(sheet.lastIndexOf(Buffer.from('PK\u0005\u0006')) + 16)
  const smuggled = Buffer.concat([sheet.subarray(0, directoryAt), hidden.subarray(0, 200), sheet.subarray(directoryAt)])
  const endAt = smuggled.lastIndexOf(Buffer.from('PK\u0005\u0006'))
  smuggled.writeUInt32LE(directoryAt + 200, endAt + 16)
  await expect(readFirstSheet(smuggled)).rejects.toMatchObject({ code: 'sheet-cannot-be-read' })
})

/** A ZIP file with nothing but what the format asks for. */
function archive(entries: readonly { name: string; bytes: Buffer }[]): Buffer {
  const local: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const { name, bytes } of entries) {
    const packed = deflateRawSync(bytes)
    const head = Buffer.alloc(30)
    head.writeUInt32LE(0x04034b50, 0)
    head.writeUInt16LE(8, 8)
    head.writeUInt32LE(packed.length, 18)
    head.writeUInt32LE(bytes.length, 22)
    head.writeUInt16LE(name.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(8, 10)
    entry.writeUInt32LE(packed.length, 20)
    entry.writeUInt32LE(bytes.length, 24)
    entry.writeUInt16LE(name.length, 28)
    entry.writeUInt32LE(at, 42)
    local.push(head, Buffer.from(name), packed)
    directory.push(entry, Buffer.from(name))
    at += 30 + name.length + packed.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(Buffer.concat(directory).length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...local, ...directory, end])
}
