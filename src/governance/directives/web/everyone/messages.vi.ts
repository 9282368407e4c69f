export const vi = {
  'exceptions-public.title': 'Ngoại lệ về thẩm quyền',
  'exceptions-public.lead':
    'Nội dung đã ban hành mà bảng thẩm quyền chưa có quy định: theo căn cứ nào, vì sao, và có hiệu lực xác nhận đến ngày nào. Mỗi ngoại lệ do cán bộ pháp chế không soạn, không ký văn bản xác nhận.',
  'exceptions-public.none': 'Chưa có ngoại lệ nào.',
  'exceptions-public.content': 'Nội dung {code}',
  'exceptions-public.basis': 'Căn cứ',
  'exceptions-public.reason': 'Lý do',
  'exceptions-public.days': 'Xác nhận ngày {from}, ký ban hành được đến hết ngày {until}',
  'exceptions-public.issued': 'Ban hành ngày {day}',
  'exceptions-public.again': 'Tải lại',
} as const
