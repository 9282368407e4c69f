export const vi = {
  'citizen.home': 'Trang người dân',
  'citizen.headline': 'Ghi nhận khi đến các địa điểm',
  'citizen.what-this-is':
    'Ghi nhận vào, ra các địa điểm để khi có ca bệnh, cơ quan y tế báo kịp cho người đã ở cùng nơi, cùng lúc.',
  'citizen.how': 'Khi đến một địa điểm',
  'citizen.how-phone': 'Có điện thoại',
  'citizen.how-phone-hint':
    'Mở máy ảnh của điện thoại, đưa vào mã QR dán ở cửa, rồi bấm vào đường dẫn hiện ra. Không cần cài ứng dụng.',
  'citizen.how-card': 'Có thẻ căn cước hoặc thẻ bảo hiểm y tế',
  'citizen.how-card-hint': 'Đưa mặt thẻ có mã cho người kiểm soát quét.',
  'citizen.how-paper': 'Không có điện thoại',
  'citizen.how-paper-hint': 'Dùng thẻ QR giấy: người thân hoặc người kiểm soát tại địa điểm có thể in giúp.',
  'citizen.privacy': 'Dữ liệu của anh/chị',
  'citizen.privacy-kept': 'Lượt vào, ra được giữ 30 ngày rồi xóa.',
  'citizen.privacy-purpose': 'Chỉ dùng để phòng, chống dịch. Chủ địa điểm không thấy đầy đủ họ tên và số điện thoại.',
  'citizen.privacy-logged': 'Mỗi lần cán bộ xem dữ liệu đầy đủ đều ghi lại: ai xem, lúc nào, để làm gì.',
  'citizen.not-here': 'Không có trang này',
  'citizen.not-here-hint': 'Hãy quét lại mã QR ở cửa. Nếu vẫn không được, nhờ người kiểm soát tại địa điểm ghi nhận giúp.',
  'citizen.to-home': 'Về trang đầu',
} as const
