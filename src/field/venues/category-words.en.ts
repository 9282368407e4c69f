import type { vi } from './category-words.vi.ts'

export const en: Record<keyof typeof vi, string> = {
  'venues.category.shop': 'Shop',
  'venues.category.market': 'Market',
  'venues.category.supermarket': 'Supermarket',
  'venues.category.restaurant': 'Restaurant, eatery',
  'venues.category.hotel': 'Hotel, guest house',
  'venues.category.office': 'Office',
  'venues.category.school': 'School',
  'venues.category.health-facility': 'Health facility',
  'venues.category.transport': 'Bus or railway station',
  'venues.category.worship': 'Place of worship',
  'venues.category.entertainment': 'Entertainment',
  'venues.category.other': 'Other venue',
}
