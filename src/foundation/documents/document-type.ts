/**
 * The types of administrative document that this product writes and registers: a closed part of Decree 30/2020/NĐ-CP,
 * article 7, with the abbreviation that stands in the notation (Appendix III). An official letter has no abbreviation and no
 * title of its own; some bodies write `CV` all the same (4403/CV-BCĐ).
 */
export const documentTypes = {
  'official-letter': { vi: 'Công văn', en: 'Official letter', abbreviation: 'CV' },
  resolution: { vi: 'Nghị quyết', en: 'Resolution', abbreviation: 'NQ' },
  decision: { vi: 'Quyết định', en: 'Decision', abbreviation: 'QĐ' },
  directive: { vi: 'Chỉ thị', en: 'Directive', abbreviation: 'CT' },
  telegram: { vi: 'Công điện', en: 'Telegram', abbreviation: 'CĐ' },
  submission: { vi: 'Tờ trình', en: 'Submission', abbreviation: 'TTr' },
  notice: { vi: 'Thông báo', en: 'Notice', abbreviation: 'TB' },
  'notice-of-conclusions': { vi: 'Thông báo kết luận', en: 'Notice of conclusions', abbreviation: 'TB' },
  report: { vi: 'Báo cáo', en: 'Report', abbreviation: 'BC' },
  minutes: { vi: 'Biên bản', en: 'Minutes', abbreviation: 'BB' },
  plan: { vi: 'Kế hoạch', en: 'Plan', abbreviation: 'KH' },
  guidance: { vi: 'Hướng dẫn', en: 'Guidance', abbreviation: 'HD' },
  appendix: { vi: 'Phụ lục', en: 'Appendix', abbreviation: 'PL' },
  invitation: { vi: 'Giấy mời', en: 'Invitation', abbreviation: 'GM' },
} as const satisfies Record<string, { vi: string; en: string; abbreviation: string }>

export type DocumentType = keyof typeof documentTypes
export const documentTypeNames = [
  'official-letter',
  'resolution',
  'decision',
  'directive',
  'telegram',
  'submission',
  'notice',
  'notice-of-conclusions',
  'report',
  'minutes',
  'plan',
  'guidance',
  'appendix',
  'invitation',
] as const satisfies readonly DocumentType[]

/** How fast it must travel; stamped on the page from `urgent` up (khẩn, thượng khẩn, hỏa tốc). */
export const priorities = ['normal', 'urgent', 'very-urgent', 'express'] as const
export type Priority = (typeof priorities)[number]

/** Where its issuer stands in the state; the lanes of the cascade, top first. */
export const issuerLevels = [
  'government',
  'steering-committee',
  'ministry',
  'province',
  'district',
  'commune',
  'organisation',
] as const
export type IssuerLevel = (typeof issuerLevels)[number]

/** `recorded`: signed elsewhere and entered here. `drafted`: written here, and possibly brought back signed. */
export const origins = ['recorded', 'drafted'] as const
export type Origin = (typeof origins)[number]
