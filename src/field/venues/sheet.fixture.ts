import { writeCsvRow } from '../../platform/sheet/delimited.ts'

const kinds = ['Quán phở', 'Cửa hàng tạp hóa', 'Nhà thuốc', 'Khách sạn', 'Chợ', 'Trường mầm non', 'Công ty']
const names = ['Sao Mai', 'Hoà Bình', 'Đông Đô', 'Kim Lý', 'Tân Tiến', 'Phú Quý', 'Yến Nhi']
const families = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Đặng']

/** A sheet of venues as an office makes it, every row another venue; `communes` are names or codes as the office writes them. */
export function venueSheet(rows: number, communes: readonly string[]): string {
  const lines = ['Sở Công Thương', 'STT,Tên cơ sở,Địa chỉ,Xã/Phường,Chủ cơ sở,SĐT']
  for (let i = 0; i < rows; i += 1) {
    const name = `${kinds[i % 7]} ${names[Math.floor(i / 7) % 7]} ${i}`
    const phone = String(912_000_000 + i)
    lines.push(
      writeCsvRow([
        String(i + 1),
        name,
        `Số ${1 + (i % 400)}, đường Lê Lợi ${Math.floor(i / 400)}`,
        communes[i % communes.length] ?? '',
        `${families[i % 5]} Văn An`,
        phone,
      ]),
    )
  }
  return `${lines.join('\n')}\n`
}
