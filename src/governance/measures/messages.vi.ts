export const vi = {
  'measures.name.venue-registered': 'Địa điểm đã đăng ký mã QR',
  'measures.name.venue-active': 'Địa điểm có ghi nhận người đến',
  'measures.name.entry-declared': 'Người nhập cảnh đã khai báo y tế',
  'measures.name.camera-connected': 'Cơ sở cách ly có camera kết nối',
  'measures.name.daily-status-reported': 'Người được cách ly cập nhật sức khỏe hằng ngày',
  'measures.name.contacts-found-in-48-hours': 'Người tiếp xúc gần được xác định trong 48 giờ',
  'measures.name.document-relayed': 'Tỉnh, thành phố đã có văn bản triển khai',
  'measures.not-measured': 'Chưa đo',
} as const
