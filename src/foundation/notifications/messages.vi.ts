export const vi = {
  'notifications.title': 'Thông báo',
  'notifications.none': 'Chưa có thông báo nào.',
  'notifications.mark-read': 'Đánh dấu đã đọc tất cả',
  'notifications.new': 'Thông báo, {count} chưa đọc',
  'notifications.not-read': 'Chưa đọc',
  'notifications.log-altered': 'Nhật ký bị sửa trong cơ sở dữ liệu, từ dòng số {number}. Hãy kiểm tra ngay.',
} as const
