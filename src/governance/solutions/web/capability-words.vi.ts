/** What a solution can do, in words that the public page says as well. */
export const vi = {
  'solutions.capability.health-declaration': 'Khai báo y tế',
  'solutions.capability.venue-check-in': 'Ghi nhận vào/ra địa điểm',
  'solutions.capability.personal-qr': 'Mã QR cá nhân',
  'solutions.capability.contact-tracing': 'Truy vết',
  'solutions.capability.proximity-contacts': 'Ghi nhận tiếp xúc gần qua thiết bị',
  'solutions.capability.quarantine-monitoring': 'Quản lý cách ly tập trung',
  'solutions.capability.home-monitoring': 'Quản lý, theo dõi sức khỏe tại nhà, nơi lưu trú',
  'solutions.capability.camera-connection': 'Kết nối camera giám sát',
  'solutions.capability.test-results': 'Kết quả xét nghiệm',
  'solutions.capability.vaccination-record': 'Thông tin tiêm chủng',
  'solutions.capability.risk-map': 'Bản đồ nguy cơ',
  'solutions.capability.hotline': 'Đường dây nóng',
  'solutions.capability.reporting': 'Thống kê, báo cáo',
} as const
