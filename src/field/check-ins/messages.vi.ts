import { vi as scannedCodes } from './scanned-code-messages.ts'

export const vi = {
  ...scannedCodes,
  'check-ins.state.registered': 'Đang hoạt động',
  'check-ins.state.revoked': 'Đã thu hồi mã',
  'check-ins.category.shop': 'Cửa hàng',
  'check-ins.category.market': 'Chợ',
  'check-ins.category.supermarket': 'Siêu thị',
  'check-ins.category.restaurant': 'Nhà hàng, quán ăn',
  'check-ins.category.hotel': 'Khách sạn, nhà nghỉ',
  'check-ins.category.office': 'Cơ quan, công sở',
  'check-ins.category.school': 'Trường học',
  'check-ins.category.health-facility': 'Cơ sở y tế',
  'check-ins.category.transport': 'Bến xe, nhà ga',
  'check-ins.category.worship': 'Cơ sở tôn giáo, tín ngưỡng',
  'check-ins.category.entertainment': 'Cơ sở vui chơi, giải trí',
  'check-ins.category.other': 'Địa điểm khác',
  'check-ins.source.self-scan': 'Tự quét mã',
  'check-ins.source.staff-national-qr': 'Quét mã QR cá nhân',
  'check-ins.source.staff-citizen-card': 'Quét thẻ căn cước công dân',
  'check-ins.source.staff-health-insurance-card': 'Quét thẻ bảo hiểm y tế',
  'check-ins.outcome.new': 'Đã ghi nhận',
  'check-ins.outcome.known': 'Đã ghi nhận từ trước',
  'check-ins.outcome.same-visit': 'Vừa ghi nhận cách đây chưa đầy một phút',
  'refusal.venue-is-not-registered':
    'Mã địa điểm này chưa được đăng ký. Hãy hỏi người kiểm soát tại cửa hoặc kiểm tra lại mã in dưới hình QR.',
  'refusal.venue-code-was-revoked': 'Mã QR của {venue} đã được thu hồi. Hãy hỏi người kiểm soát để lấy mã mới.',
  'refusal.this-is-a-venue-code':
    'Đây là mã QR địa điểm. Hãy quét mã QR cá nhân, thẻ căn cước công dân hoặc thẻ bảo hiểm y tế của người đến.',
  'refusal.name-is-not-a-name': 'Họ và tên chưa đúng. Hãy nhập đầy đủ họ, tên đệm và tên.',
  'refusal.phone-is-not-a-phone-number': 'Số điện thoại chưa đúng. Hãy nhập số di động 10 chữ số, ví dụ 0912 345 678.',
  'refusal.too-many-visits-waiting':
    'Máy chủ đang nhận quá nhiều lượt. Hãy thử lại sau {seconds} giây; lượt đã báo thành công không bị mất.',
} as const
