export const vi = {
  'notifications.title': 'Thông báo',
  'notifications.none': 'Chưa có thông báo nào.',
  'notifications.mark-read': 'Đánh dấu đã đọc',
} as const
