/** What the kinds of venue are called; also said by the keeper's own page, which brings no other words of the room. */
export const vi = {
  'venues.category.shop': 'Cửa hàng',
  'venues.category.market': 'Chợ',
  'venues.category.supermarket': 'Siêu thị',
  'venues.category.restaurant': 'Nhà hàng, quán ăn',
  'venues.category.hotel': 'Khách sạn, nhà nghỉ',
  'venues.category.office': 'Cơ quan, công sở',
  'venues.category.school': 'Trường học',
  'venues.category.health-facility': 'Cơ sở y tế',
  'venues.category.transport': 'Bến xe, nhà ga',
  'venues.category.worship': 'Cơ sở tôn giáo, tín ngưỡng',
  'venues.category.entertainment': 'Cơ sở vui chơi, giải trí',
  'venues.category.other': 'Địa điểm khác',
} as const
