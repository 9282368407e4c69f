/**
 * Whether words set a sanction of their own (rule A6). A directive leaves violations to whoever is competent under the law; an amount,
 * a licence withdrawn or a place closed as a penalty is a new sanction, whether or not the drafter said so. A word too many here only
 * sends a content upwards; one too few would let a fine slip into an official letter.
 */
export function setsSanction(words: string | null | undefined): boolean {
  if (words === null || words === undefined) return false
  const text = words.normalize('NFC').toLowerCase()
  return penalties.some((penalty) => penalty.test(text))
}

/** A fine with a figure, a penalty that is no fine, or a fine for which no rule is named (Law on Handling Administrative Violations, article 21). */
const penalties: readonly RegExp[] = [
  /phạt[^;]{0,80}?\d[\d.,\s]*(?:triệu|nghìn|ngàn|tỷ|tỉ|đồng|vnđ|vnd|đ(?!\p{L})|%)/u,
  /phạt (?:gấp|tù|giam)/u,
  /phạt[^.;]{0,40}?(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|trăm)[^.;]{0,20}(?:triệu|nghìn|ngàn|tỷ|tỉ|đồng)/u,
  // Money that is to be paid, in figures or short (`nộp 50 triệu đồng`, `5tr đồng`), save what is paid for a service or as a fee.
  /(?:phạt|nộp|đóng)(?! (?:phí|lệ phí|học phí|viện phí))[^.;]{0,80}?\d[\d.,\s]*(?:triệu|tr(?!\p{L})|nghìn|ngàn|k(?!\p{L})|tỷ|tỉ|đồng|vnđ|vnd|đ(?!\p{L}))/u,
  // A place shut or a business stopped for a number of days, months or until further notice, as a penalty.
  /(?:đóng cửa|dừng|ngừng|tạm dừng|tạm ngừng|cấm)(?: (?:hoạt động|kinh doanh|phục vụ|sản xuất))?[^.;\d]{0,30}\d+ ?(?:ngày|tháng|năm|tuần|giờ)/u,
  /(?:tước|thu hồi)[^.;]{0,30}(?:giấy phép|chứng chỉ|quyền sử dụng)/u,
  /đình chỉ[^.;]{0,20}(?:hoạt động|kinh doanh)/u,
  /tịch thu|trục xuất|tạm giam/u,
  /phạt tiền(?![^.;]*(?:nghị định|luật|pháp lệnh|quy định của pháp luật))/u,
]
