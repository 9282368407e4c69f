import { deflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import writeExcel from 'write-excel-file/node'
import { readSheetRows } from './read-sheet.ts'

const limits = { mostRows: 1000, mostUnpackedBytes: 20_000_000, mostMilliseconds: 20_000 }

test('a workbook and the same sheet as text have the same cells', async () => {
  const rows = [
    ['Tên cơ sở', 'Địa chỉ'],
    ['Chợ Bến', 'Số 5, ngõ 2'],
  ]
  const workbook = await writeExcel(rows.map((row) => row.map((value) => ({ value, type: String })))).toBuffer()
  expect(await readSheetRows(Buffer.from(workbook), limits)).toEqual(rows)
  expect(await readSheetRows(Buffer.from('Tên cơ sở\tĐịa chỉ\nChợ Bến\tSố 5, ngõ 2\n'), limits)).toEqual(rows)
}, 30_000)

test('too many rows, a torn file and a bomb are refused', async () => {
  await expect(readSheetRows(Buffer.from('a\n'.repeat(1001)), limits)).rejects.toMatchObject({ code: 'sheet-has-too-many-rows' })
  await expect(readSheetRows(Buffer.from('PK and nothing more'), limits)).rejects.toMatchObject({ code: 'sheet-cannot-be-read' })
  await expect(readSheetRows(bomb(60_000_000), limits)).rejects.toMatchObject({ code: 'sheet-cannot-be-read' })
}, 30_000)

/** A zip whose one entry unpacks to many times its size. */
function bomb(size: number): Buffer {
  const packed = deflateRawSync(Buffer.alloc(size))
  const name = Buffer.from('xl/worksheets/sheet1.xml')
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt16LE(8, 8)
  local.writeUInt32LE(packed.length, 18)
  local.writeUInt16LE(name.length, 26)
  const entry = Buffer.alloc(46)
  entry.writeUInt32LE(0x02014b50, 0)
  entry.writeUInt16LE(8, 10)
  entry.writeUInt32LE(packed.length, 20)
  entry.writeUInt16LE(name.length, 28)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(30 + name.length + packed.length, 16)
  return Buffer.concat([local, name, packed, entry, name, end])
}
