export const vi = {
  'refusal.this-device-is-not-known': 'Máy này chưa khai báo gì. Hãy khai báo y tế hoặc quét mã địa điểm trên máy này trước.',
  'refusal.device-is-not-bound':
    'Máy này chưa được xác nhận. Hãy mang giấy tờ đến trạm y tế xã, phường để được xác nhận, sau đó đề nghị lại.',
  'refusal.binding-code-is-not-valid':
    'Mã xác nhận không đúng hoặc đã quá 10 phút. Hãy mở lại trang trên điện thoại của người dân để lấy mã mới.',
  'refusal.document-number-is-not-right': 'Số giấy tờ chưa đúng. Hãy đối chiếu với giấy tờ và nhập lại.',
  'refusal.document-belongs-to-somebody-else':
    'Số giấy tờ này đang thuộc về một người khác trong hệ thống. Hãy báo cáo cấp tỉnh để đối chiếu.',
  'refusal.reason-is-missing': 'Hãy ghi lý do để người dân hiểu vì sao.',
  'refusal.personal-code-is-forged': 'Mã cá nhân này không do hệ thống cấp. Hãy kiểm tra giấy tờ của người đến.',
  'refusal.personal-code-is-not-known':
    'Không tìm thấy mã cá nhân này. Hãy quét thẻ căn cước công dân hoặc nhập họ tên và số điện thoại.',
  'refusal.personal-code-was-withdrawn': 'Mã cá nhân này đã được thu hồi vì báo mất. Hãy kiểm tra giấy tờ của người đến.',
  'people.correction.state.asked': 'Đang chờ trả lời',
  'people.correction.state.made': 'Đã đính chính',
  'people.correction.state.refused': 'Không đính chính',
  'people.correction.field.name': 'Họ và tên',
  'people.correction.field.phone': 'Số điện thoại',
  'people.correction.field.bornOn': 'Ngày sinh',
  'people.correction.field.documentNumber': 'Số giấy tờ',
  'people.correction.field.other': 'Việc khác',
} as const
