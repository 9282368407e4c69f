import type { SampleAccount } from '../foundation/access/public.ts'

export const samplePassword = 'khien-3440-demo'

const fromOn = '2021-01-01'
const shownAtSignIn = true

/** One account a role and a second officer of the Ministry of Health, with names nobody holds; the commune, the facility and the venue are those of the story. */
export function sampleAccounts(places: { commune: string; facility: string; venue: string; vendor: string }): SampleAccount[] {
  return [
    {
      username: 'ban.chi.dao',
      displayName: 'Lê Minh Tuấn',
      roles: [{ role: 'steering-secretary', unitPath: 'vn' }],
      fromOn,
      shownAtSignIn,
    },
    {
      username: 'bo.y.te',
      displayName: 'Trần Thu Hà',
      roles: [{ role: 'health-officer', unitPath: 'vn' }],
      fromOn,
      shownAtSignIn,
    },
    {
      username: 'lanh.dao.byt',
      displayName: 'Nguyễn Hữu Phước',
      roles: [{ role: 'health-signer', unitPath: 'vn' }],
      fromOn,
      shownAtSignIn,
    },
    {
      // Reviews what goes out: whoever drafts does not approve, and whoever approves does not sign.
      username: 'lanh.dao.vu.byt',
      displayName: 'Trịnh Thu Phương (Phó Vụ trưởng)',
      roles: [{ role: 'health-officer', unitPath: 'vn' }],
      fromOn,
      shownAtSignIn,
    },
    {
      username: 'bo.tttt',
      displayName: 'Phạm Quốc Khánh',
      roles: [{ role: 'technology-officer', unitPath: 'vn' }],
      fromOn,
      shownAtSignIn,
    },
    {
      username: 'lanh.dao.btttt',
      displayName: 'Vũ Đình Long',
      roles: [{ role: 'technology-signer', unitPath: 'vn' }],
      fromOn,
      shownAtSignIn,
    },
    { username: 'van.thu', displayName: 'Đỗ Thị Lan', roles: [{ role: 'records-clerk', unitPath: 'vn' }], fromOn, shownAtSignIn },
    {
      username: 'phap.che',
      displayName: 'Mai Đức Thịnh (Vụ Pháp chế)',
      roles: [{ role: 'legal-officer', unitPath: 'vn' }],
      fromOn,
      shownAtSignIn,
    },
    { username: 'kiem.tra', displayName: 'Hoàng Bảo Châu', roles: [{ role: 'auditor', unitPath: 'vn' }], fromOn, shownAtSignIn },
    {
      username: 'quan.tri',
      displayName: 'Bùi Anh Dũng',
      roles: [{ role: 'system-administrator', unitPath: 'vn' }],
      fromOn,
      shownAtSignIn,
    },
    {
      username: 'tinh.hai.duong',
      displayName: 'Nguyễn Thị Oanh',
      roles: [{ role: 'provincial-officer', unitPath: 'vn/30' }],
      fromOn,
      shownAtSignIn,
    },
    {
      username: 'camera.hai.duong',
      displayName: 'Lý Văn Sơn',
      roles: [{ role: 'camera-operator', unitPath: 'vn/30' }],
      fromOn,
      shownAtSignIn,
    },
    {
      username: 'tram.y.te.xa',
      displayName: 'Ngô Thùy Linh',
      roles: [{ role: 'commune-officer', unitPath: places.commune }],
      fromOn,
      shownAtSignIn,
    },
    {
      username: 'co.so.cach.ly',
      displayName: 'Đặng Quốc Đạt',
      roles: [{ role: 'facility-staff', unitPath: places.facility }],
      fromOn,
      shownAtSignIn,
    },
    {
      username: 'chu.dia.diem',
      displayName: 'Phan Thị Mai',
      roles: [{ role: 'venue-keeper', unitPath: places.venue }],
      fromOn,
      shownAtSignIn,
    },
    {
      username: 'nguoi.kiem.soat',
      displayName: 'Hồ Văn An',
      roles: [{ role: 'door-controller', unitPath: places.venue }],
      fromOn,
      shownAtSignIn,
    },
    {
      username: 'doanh.nghiep',
      displayName: 'Dương Gia Bảo',
      roles: [{ role: 'vendor', unitPath: places.vendor }],
      fromOn,
      shownAtSignIn,
    },
  ]
}
