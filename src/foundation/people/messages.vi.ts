export const vi = {
  'refusal.this-device-is-not-known': 'Máy này chưa khai báo gì. Hãy khai báo y tế hoặc quét mã địa điểm trên máy này trước.',
} as const
