/** A poster speaks to whoever stands before it: always both languages, whatever the officer's screen is set to. */
export const posterWords = {
  vi: {
    title: 'Quét mã để ghi nhận khi đến',
    steps: 'Mở máy ảnh của điện thoại, đưa vào mã, bấm đường dẫn hiện ra, nhập họ tên và số điện thoại.',
    without: 'Không có điện thoại: đưa thẻ căn cước công dân hoặc thẻ bảo hiểm y tế cho người kiểm soát.',
    hotline: 'Đường dây nóng:',
    notch: 'Góc vát: cắt theo nét đứt để người khiếm thị sờ thấy tờ dán',
  },
  en: {
    title: 'Scan to record your visit',
    steps: 'Point your phone’s camera at the code, tap the link, give your name and phone number.',
    without: 'No phone? Show your ID card or health-insurance card at the door.',
    hotline: 'Hotline:',
    notch: 'Cut this corner: blind people find the poster by touch',
  },
} as const
