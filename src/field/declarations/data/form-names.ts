import type { FormId, Words } from '../form-definition.ts'

/** What the forms are called and what each is for: all that a phone needs before one is chosen. */
export const formNames: Readonly<Record<FormId, { readonly name: Words; readonly lead: Words }>> = {
  'whole-population': {
    name: { vi: 'Khai báo y tế toàn dân', en: 'Health declaration for everybody' },
    lead: {
      vi: 'Khi đến cơ quan, cơ sở y tế, chợ, siêu thị và nơi đông người.',
      en: 'For offices, clinics, markets, supermarkets and other crowded places.',
    },
  },
  'domestic-movement': {
    name: { vi: 'Di chuyển nội địa', en: 'Travel inside Viet Nam' },
    lead: {
      vi: 'Khi đi từ tỉnh, thành phố này sang nơi khác, qua chốt kiểm soát.',
      en: 'For a journey to another province, through checkpoints.',
    },
  },
  entry: {
    name: { vi: 'Nhập cảnh', en: 'Arrival from abroad' },
    lead: { vi: 'Dành cho người từ nước ngoài vào Việt Nam.', en: 'For people who come to Viet Nam from another country.' },
  },
  'daily-status': {
    name: { vi: 'Theo dõi sức khỏe hằng ngày', en: 'Daily health status' },
    lead: {
      vi: 'Dành cho người đang cách ly hoặc đang theo dõi sức khỏe tại nhà.',
      en: 'For people in quarantine or under health monitoring at home.',
    },
  },
}
