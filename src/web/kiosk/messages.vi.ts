export const vi = {
  'kiosk.title': 'Ghi nhận vào, ra',
  'kiosk.sign-in-first': 'Máy này chưa gắn với địa điểm nào',
  'kiosk.sign-in-first-hint': 'Chủ địa điểm hoặc người kiểm soát vào, ra đăng nhập tại máy này, rồi mở lại màn hình này.',
  'kiosk.sign-in': 'Đăng nhập',
  'kiosk.camera-needs-https': 'Camera của máy chưa dùng được ở địa chỉ này',
  'kiosk.camera-needs-https-hint':
    'Trình duyệt chỉ cho phép mở camera ở địa chỉ an toàn (https) hoặc ngay trên máy chủ. Hãy mở màn hình này bằng địa chỉ bắt đầu bằng https://, hoặc nhờ người quản trị hệ thống bật https.',
  'kiosk.address-now': 'Địa chỉ đang mở: {address}',
} as const
