export const vi = {
  'audit.title': 'Nhật ký',
  'audit.when': 'Thời điểm',
  'audit.who': 'Người thực hiện',
  'audit.what': 'Việc đã làm',
  'audit.about': 'Đối tượng',
  'audit.purpose': 'Mục đích',
  'audit.erased': 'Nội dung đã xóa theo thời hạn lưu trữ',
} as const
