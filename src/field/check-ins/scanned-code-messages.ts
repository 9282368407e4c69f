/** Every reason for which a scanned or typed code is turned away. Each has a sentence below that says what to do next. */
export const SCANNED_CODE_REFUSALS = [
  'code-is-empty',
  'code-is-too-long',
  'code-has-hidden-characters',
  'code-is-not-recognised',
  'code-is-truncated',
  'code-has-impossible-document-number',
  'code-has-impossible-name',
  'code-has-impossible-birth-date',
  'code-contradicts-itself',
  'code-belongs-to-another-site',
  'venue-code-is-mistyped',
  'personal-code-is-mistyped',
] as const

export type ScannedCodeRefusal = (typeof SCANNED_CODE_REFUSALS)[number]
type Sentences = Readonly<Record<`refusal.${ScannedCodeRefusal}`, string>>

export const vi: Sentences = {
  'refusal.code-is-empty': 'Chưa đọc được gì từ mã. Hãy đưa mã vào giữa khung hình và quét lại.',
  'refusal.code-is-too-long':
    'Mã dài bất thường nên không được đọc. Hãy quét mã QR cá nhân, thẻ căn cước công dân hoặc thẻ bảo hiểm y tế.',
  'refusal.code-has-hidden-characters':
    'Mã chứa ký tự ẩn nên không được nhận. Hãy dùng giấy tờ khác hoặc nhập thông tin bằng tay.',
  'refusal.code-is-not-recognised':
    'Đây không phải mã QR địa điểm, mã QR cá nhân, thẻ căn cước công dân hay thẻ bảo hiểm y tế. Hãy thử giấy tờ khác hoặc nhập thông tin bằng tay.',
  'refusal.code-is-truncated': 'Mã bị đọc thiếu. Hãy giữ yên và quét lại; nếu vẫn thiếu, hãy kiểm tra cài đặt của máy quét.',
  'refusal.code-has-impossible-document-number':
    'Số giấy tờ trong mã không đúng. Hãy đối chiếu với giấy tờ và nhập thông tin bằng tay.',
  'refusal.code-has-impossible-name':
    'Họ tên trong mã không đọc được. Hãy đặt máy quét ở chế độ tiếng Việt (UTF-8) và quét lại, hoặc nhập thông tin bằng tay.',
  'refusal.code-has-impossible-birth-date':
    'Ngày sinh trong mã không có thật. Hãy đối chiếu với giấy tờ và nhập thông tin bằng tay.',
  'refusal.code-contradicts-itself':
    'Số căn cước trong mã không khớp với năm sinh hoặc giới tính. Hãy xem giấy tờ gốc trước khi ghi nhận.',
  'refusal.code-belongs-to-another-site': 'Mã này dẫn đến một trang web khác. Hãy quét mã QR địa điểm do hệ thống này cấp.',
  'refusal.venue-code-is-mistyped': 'Mã địa điểm chưa đúng. Hãy nhập lại 8 ký tự in dưới mã QR, ví dụ ABCD-EFGH.',
  'refusal.personal-code-is-mistyped': 'Mã cá nhân chưa đúng. Hãy nhập lại 10 ký tự dưới mã QR cá nhân, ví dụ ABCDE-FGHJK.',
}

export const en: Sentences = {
  'refusal.code-is-empty': 'Nothing was read. Hold the code in the middle of the frame and scan again.',
  'refusal.code-is-too-long':
    'The code is unusually long and was not read. Scan a personal QR code, a citizen card or a health-insurance card.',
  'refusal.code-has-hidden-characters':
    'The code holds hidden characters and was not accepted. Use another paper or type the details.',
  'refusal.code-is-not-recognised':
    'This is not a venue code, a personal QR code, a citizen card or a health-insurance card. Try another paper or type the details.',
  'refusal.code-is-truncated':
    'Only a part of the code was read. Hold still and scan again; if it happens again, check the settings of the scanner.',
  'refusal.code-has-impossible-document-number':
    'The document number in the code cannot be right. Compare it with the paper and type the details.',
  'refusal.code-has-impossible-name':
    'The name in the code cannot be read. Set the scanner to Vietnamese (UTF-8) and scan again, or type the details.',
  'refusal.code-has-impossible-birth-date':
    'The birth date in the code does not exist. Compare it with the paper and type the details.',
  'refusal.code-contradicts-itself':
    'The citizen number in the code does not agree with the year of birth or the gender. Look at the paper before you record the visit.',
  'refusal.code-belongs-to-another-site': 'This code leads to another web site. Scan a venue code issued by this system.',
  'refusal.venue-code-is-mistyped':
    'The venue code is not right. Type the 8 characters printed under the QR code again, for example ABCD-EFGH.',
  'refusal.personal-code-is-mistyped':
    'The personal code is not right. Type the 10 characters printed under the personal QR code again, for example ABCDE-FGHJK.',
}
