export const vi = {
  'notifications.title': 'Thông báo',
  'notifications.none': 'Chưa có thông báo nào.',
  'notifications.mark-read': 'Đánh dấu đã đọc tất cả',
  'notifications.new': 'Thông báo, {count} chưa đọc',
  'notifications.not-read': 'Chưa đọc',
} as const
