import { createHash, X509Certificate } from 'node:crypto'
import * as asn1 from 'asn1js'
import * as pkijs from 'pkijs'

const oids = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  sha256: '2.16.840.1.101.3.4.2.1',
  sha256WithRsa: '1.2.840.113549.1.1.11',
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
} as const

/** What a signer puts their key to (DER), for a PAdES B-B signature: content type, digest, and which certificate it is made with; no signing time. */
export function attributesToSign(digest: Uint8Array, certificate: Uint8Array): Buffer {
  return Buffer.from(signedAttributes(digest, certificate).toSchema().toBER()).fill(setOf, 0, 1)
}
/** In the structure the attributes are tagged [0]; what is signed is the same bytes as a SET (RFC 5652, 5.4). */
const setOf = 0x31

/** A detached CMS (RFC 5652) around a signature over `attributesToSign`; DER. */
export function detachedCms(given: {
  readonly digest: Uint8Array
  /** The signer's first, then the authorities above. */
  readonly chain: readonly Uint8Array[]
  readonly signature: Uint8Array
}): Buffer {
  const [own] = given.chain
  if (own === undefined) throw new Error('a signature needs the certificate it was made with')
  const certificate = certificateOf(own)
  const isRsa = new X509Certificate(own).publicKey.asymmetricKeyType === 'rsa'
  const signed = new pkijs.SignedData({
    version: 1,
    digestAlgorithms: [new pkijs.AlgorithmIdentifier({ algorithmId: oids.sha256 })],
    encapContentInfo: new pkijs.EncapsulatedContentInfo({ eContentType: oids.data }),
    certificates: given.chain.map(certificateOf),
    signerInfos: [
      new pkijs.SignerInfo({
        version: 1,
        sid: new pkijs.IssuerAndSerialNumber({ issuer: certificate.issuer, serialNumber: certificate.serialNumber }),
        digestAlgorithm: new pkijs.AlgorithmIdentifier({ algorithmId: oids.sha256 }),
        signedAttrs: signedAttributes(given.digest, own),
        signatureAlgorithm: new pkijs.AlgorithmIdentifier({ algorithmId: isRsa ? oids.sha256WithRsa : oids.ecdsaWithSha256 }),
        signature: new asn1.OctetString({ valueHex: exact(given.signature) }),
      }),
    ],
  })
  const info = new pkijs.ContentInfo({ contentType: oids.signedData, content: signed.toSchema(true) })
  return Buffer.from(info.toSchema().toBER())
}

function signedAttributes(digest: Uint8Array, certificate: Uint8Array): pkijs.SignedAndUnsignedAttributes {
  const hash = createHash('sha256').update(certificate).digest()
  const essCertificate = new asn1.Sequence({ value: [new asn1.OctetString({ valueHex: exact(hash) })] })
  return new pkijs.SignedAndUnsignedAttributes({
    type: 0,
    attributes: [
      new pkijs.Attribute({ type: oids.contentType, values: [new asn1.ObjectIdentifier({ value: oids.data })] }),
      new pkijs.Attribute({ type: oids.messageDigest, values: [new asn1.OctetString({ valueHex: exact(digest) })] }),
      new pkijs.Attribute({
        type: oids.signingCertificateV2,
        values: [new asn1.Sequence({ value: [new asn1.Sequence({ value: [essCertificate] })] })],
      }),
    ],
  })
}

export function certificateOf(der: Uint8Array): pkijs.Certificate {
  return pkijs.Certificate.fromBER(exact(der))
}

/** A copy of exactly these bytes: a view may be part of something larger. */
export function exact(bytes: Uint8Array): ArrayBuffer {
  const copy = new ArrayBuffer(bytes.length)
  new Uint8Array(copy).set(bytes)
  return copy
}
