/**
 * A Vietnamese telephone number in the numbering plan of Circular 22/2014/TT-BTTTT: mobile numbers are 0 and nine digits
 * beginning 3, 5, 7, 8 or 9; fixed lines are 02 and nine digits. Store and compare `e164`; show `national`.
 */
export type PhoneNumber = { kind: 'mobile' | 'landline'; e164: string; national: string }

/**
 * Reads a number as people write it: 0912 345 678, +84 912.345.678, 84912345678, (024) 3845-6789, a number whose leading zero
 * a spreadsheet has eaten, or an eleven-digit mobile number from before September 2018. Undefined when it is no Vietnamese
 * number; short numbers such as 113 are not a person's number and are refused too.
 */
export function readPhoneNumber(text: string): PhoneNumber | undefined {
  if (text.length > 30 || !/^[+\d][\d\s().\-\u2013]*$|^\(/u.test(text.trim())) return undefined
  const national = renumbered(nationalForm(text.replace(/[\s().\-\u2013]/gu, '')))
  if (/^0[35789]\d{8}$/.test(national)) return { kind: 'mobile', national, e164: `+84${national.slice(1)}` }
  if (/^02\d{9}$/.test(national)) return { kind: 'landline', national, e164: `+84${national.slice(1)}` }
  return undefined
}

/** The Ministry of Health's rule for venue keepers, `0123456***`: the last three digits are hidden. */
export function maskPhone(phone: PhoneNumber): string {
  return `${phone.national.slice(0, -3)}***`
}

/** Grouped for reading aloud: `0912 345 678`, `024 3845 6789`, `0220 383 8383`. */
export function showPhone(phone: PhoneNumber): string {
  const groups =
    phone.kind === 'mobile'
      ? /^(.{4})(.{3})(.{3})$/
      : /^02[48]/.test(phone.national)
        ? /^(.{3})(.{4})(.{4})$/
        : /^(.{4})(.{3})(.{4})$/
  return phone.national.replace(groups, '$1 $2 $3')
}

/** Digits with one leading zero, from any of the international and spreadsheet forms. */
function nationalForm(digits: string): string {
  const international = digits.match(/^(?:\+84|0084)0?(\d+)$/)?.[1] ?? digits.match(/^84(\d{9,10})$/)?.[1]
  if (international !== undefined) return `0${international}`
  const lostItsZero = /^[35789]\d{8}$/.test(digits) || /^2\d{9}$/.test(digits)
  return lostItsZero ? `0${digits}` : digits
}

/** The Ministry of Information and Communications moved eleven-digit mobile numbers to ten digits between 15/9 and 14/11/2018. */
const RENUMBERED_2018: Readonly<Record<string, string>> = {
  '0120': '070',
  '0121': '079',
  '0122': '077',
  '0126': '076',
  '0128': '078',
  '0123': '083',
  '0124': '084',
  '0125': '085',
  '0127': '081',
  '0129': '082',
  '0162': '032',
  '0163': '033',
  '0164': '034',
  '0165': '035',
  '0166': '036',
  '0167': '037',
  '0168': '038',
  '0169': '039',
  '0186': '056',
  '0188': '058',
  '0199': '059',
}

function renumbered(national: string): string {
  const prefix = RENUMBERED_2018[national.slice(0, 4)]
  return national.length === 11 && prefix !== undefined ? prefix + national.slice(4) : national
}
