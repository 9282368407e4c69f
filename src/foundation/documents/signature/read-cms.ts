import { createHash, verify, X509Certificate } from 'node:crypto'
import * as asn1 from 'asn1js'
import * as pkijs from 'pkijs'
import { exact } from './cms.ts'

/** A detached signature as it was found. */
export interface CmsFound {
  readonly certificate: X509Certificate
  /** Every certificate that came along. */
  readonly certificates: readonly X509Certificate[]
  /** Digest and signature fit these bytes and this certificate. */
  readonly isIntact: boolean
  /** The signature names its certificate (signing-certificate-v2) and claims no time among what is signed. */
  readonly isPades: boolean
  readonly signingTime: Date | null
}

/** Reads a CMS and checks it over the bytes it was made for; undefined when it cannot be read at all. */
export function readCms(der: Uint8Array, signedBytes: readonly Uint8Array[]): CmsFound | undefined {
  try {
    const signed = signedDataOf(der)
    const [info] = signed.signerInfos
    if (info === undefined || signed.signerInfos.length !== 1) return undefined
    const certificates = (signed.certificates ?? []).flatMap((one) =>
      one instanceof pkijs.Certificate ? [new X509Certificate(Buffer.from(one.toSchema().toBER()))] : [],
    )
    const certificate = certificates.find((one) => isOf(info, one))
    const hash = hashes[info.digestAlgorithm.algorithmId]
    if (certificate === undefined || hash === undefined) return undefined
    const digest = createHash(hash)
    for (const part of signedBytes) digest.update(part)
    const attributes = info.signedAttrs
    const attribute = (type: string) => attributes?.attributes.find((one) => one.type === type)?.values[0]
    const said = attribute(oids.messageDigest)
    const fits = said instanceof asn1.OctetString && Buffer.from(said.valueBlock.valueHexView).equals(digest.digest())
    const time = attribute(oids.signingTime)
    return {
      certificate,
      certificates,
      isIntact: attributes !== undefined && fits && isSignedBy(info, hash, certificate, Buffer.from(attributes.encodedValue)),
      isPades: boundTo(attribute(oids.signingCertificateV2), certificate) && time === undefined,
      signingTime: time instanceof asn1.UTCTime || time instanceof asn1.GeneralizedTime ? time.toDate() : null,
    }
  } catch {
    // Whatever a stranger put there: it is no signature that can be read.
    return undefined
  }
}

function signedDataOf(der: Uint8Array): pkijs.SignedData {
  const info = pkijs.ContentInfo.fromBER(exact(der))
  return new pkijs.SignedData({ schema: info.content })
}

const oids = {
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  rsaPss: '1.2.840.113549.1.1.10',
} as const

/** SHA-1 stands in old signatures; it is read, and nothing here is made with it. */
const hashes: Readonly<Record<string, 'sha1' | 'sha256' | 'sha384' | 'sha512'>> = {
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
}

function isOf(info: pkijs.SignerInfo, certificate: X509Certificate): boolean {
  if (!(info.sid instanceof pkijs.IssuerAndSerialNumber)) return false
  const own = pkijs.Certificate.fromBER(exact(certificate.raw))
  return own.issuer.isEqual(info.sid.issuer) && own.serialNumber.isEqual(info.sid.serialNumber)
}

function isSignedBy(info: pkijs.SignerInfo, hash: string, certificate: X509Certificate, signed: Buffer): boolean {
  if (info.signatureAlgorithm.algorithmId === oids.rsaPss) return false
  return verify(hash, signed, certificate.publicKey, Buffer.from(info.signature.valueBlock.valueHexView))
}

/** The first certificate that the attribute names is this one, by SHA-256 (the default of RFC 5035). */
function boundTo(value: asn1.AsnType | undefined, certificate: X509Certificate): boolean {
  const first = innermost(value)
  const hash = first instanceof asn1.OctetString ? Buffer.from(first.valueBlock.valueHexView) : undefined
  return hash?.equals(createHash('sha256').update(certificate.raw).digest()) ?? false
}

/** SigningCertificateV2 → certs → ESSCertIDv2 → its hash; an algorithm may stand before it. */
function innermost(value: asn1.AsnType | undefined): asn1.AsnType | undefined {
  const inside = (one: asn1.AsnType | undefined) => (one instanceof asn1.Sequence ? one.valueBlock.value : [])
  const essCertificate = inside(inside(inside(value)[0])[0])
  return essCertificate.find((one) => one instanceof asn1.OctetString)
}
