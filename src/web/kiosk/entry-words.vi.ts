export const words = {
  'kiosk.sign-in-first': 'Máy này chưa gắn với địa điểm nào',
  'kiosk.sign-in-first-hint': 'Chủ địa điểm hoặc người kiểm soát vào, ra đăng nhập tại máy này để bắt đầu ghi nhận.',
  'kiosk.user-name': 'Tên đăng nhập',
  'kiosk.password': 'Mật khẩu',
  'kiosk.to-desk': 'Mở trang đầu',
  'kiosk.has-duty': '{name} cần làm thêm một bước',
  'kiosk.has-duty-hint':
    'Tài khoản {name} cần đổi mật khẩu hoặc cài mã xác thực trước. Hãy mở trang đầu để làm, rồi mở lại màn hình này.',
  'kiosk.not-for-account': '{name} chưa có quyền ghi nhận người vào, ra',
  'kiosk.not-for-account-hint':
    'Tài khoản {name} không phải chủ địa điểm hay người kiểm soát vào, ra. Hãy đăng xuất rồi đăng nhập bằng tài khoản được giao cho địa điểm.',
  'kiosk.choose-venue': 'Máy này đặt ở địa điểm nào?',
  'kiosk.no-venue': 'Tài khoản này chưa được giao địa điểm nào',
  'kiosk.no-venue-hint': 'Hãy đề nghị cán bộ xã, phường đăng ký địa điểm và giao cho tài khoản này.',
  'kiosk.continue': 'Ghi nhận tiếp, đăng nhập sau',
  'kiosk.continue-hint': 'Các lượt đã quét tại {venue} vẫn được giữ trên máy và được gửi sau khi đăng nhập.',
} as const
