import { vi as scannedCodes } from '../../field/check-ins/scanned-code-messages.ts'

export const words = {
  ...scannedCodes,
  'kiosk.staff.nothing': 'Chưa có việc gì cần xem.',
  'kiosk.staff.busy': 'Máy chủ đang nhận nhiều lượt; máy này sẽ tự gửi lại.',
  'kiosk.staff.not-kept': 'Máy không lưu được lượt vừa quét. Hãy ghi bằng giấy.',
  'kiosk.staff.input-method-is-on': 'Bộ gõ tiếng Việt đang sửa chữ của máy quét. Hãy tắt bộ gõ (chuyển sang chữ E) rồi quét lại.',
  'kiosk.staff.refused': 'Lượt máy chủ chưa nhận: {count}',
  'kiosk.staff.refused-hint': 'Giữ trên máy này tối đa 30 ngày, cho đến khi gửi lại được hoặc được xoá sau khi ghi bằng giấy.',
  'kiosk.staff.send-again': 'Gửi lại',
  'kiosk.staff.forget': 'Đã ghi giấy, xoá',
  'kiosk.staff.look-up': 'Tìm theo số điện thoại',
  'kiosk.staff.look-up-submit': 'Tìm',
  'kiosk.staff.look-up-none': 'Chưa có ai khai báo số này. Hãy đề nghị xuất trình giấy tờ.',
  'kiosk.staff.look-up-needs-network': 'Cần có mạng để tìm theo số điện thoại. Hãy quét giấy tờ.',
  'kiosk.staff.synced': 'Đồng bộ đủ lần cuối lúc {time}.',
  'kiosk.staff.never-synced': 'Máy này chưa đồng bộ lần nào.',
  'kiosk.staff.sound': 'Báo bằng âm thanh khi ghi nhận',
  'kiosk.staff.always-open': 'Luôn mở phần này: máy do người kiểm soát cầm',
  'kiosk.again-within-minute': '{initials} vừa được ghi nhận cách đây chưa đầy một phút; không ghi thêm.',
  'kiosk.not-recorded': 'Lượt của {initials} lúc {time} chưa được nhận. {why}',
  'kiosk.refused.venue-code-was-revoked': 'Mã của địa điểm này đã được thu hồi; hãy báo cán bộ xã, phường.',
  'kiosk.refused.this-is-a-venue-code':
    'Đây là mã QR địa điểm. Hãy quét mã QR cá nhân, thẻ căn cước công dân hoặc thẻ bảo hiểm y tế của người đến.',
  'kiosk.refused.number-was-used-for-another-visit':
    'Một máy khác đã dùng số thứ tự này, có thể do hai máy được sao chép từ một máy. Hãy bấm Gửi lại và báo bộ phận hỗ trợ.',
  'kiosk.refused.choice-is-not-valid': 'Lượt tìm theo số điện thoại gửi quá muộn; hãy ghi lại bằng giấy.',
  'kiosk.refused.cannot-be-read': 'Máy này không còn đọc được lượt đã lưu; hãy ghi lại bằng giấy.',
  'kiosk.refused.other': 'Hãy ghi lại bằng giấy và báo bộ phận hỗ trợ.',
  'kiosk.sending-refused': 'Máy chủ không nhận các lượt đang chờ. Chúng vẫn được giữ trên máy; hãy báo bộ phận hỗ trợ.',
  'kiosk.send-now': 'Gửi lại ngay',
} as const
