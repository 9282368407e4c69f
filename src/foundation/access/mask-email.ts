/** `oanh.nt@haiduong.gov.vn` becomes `oa***@haiduong.gov.vn`: enough to see whether it is the right one. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@')
  return `${email.slice(0, Math.min(2, Math.max(0, at - 1)))}***${email.slice(at)}`
}
