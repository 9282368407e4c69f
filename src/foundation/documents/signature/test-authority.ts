import { createHash, createPrivateKey, generateKeyPair, type KeyObject, randomBytes, sign, X509Certificate } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import * as asn1 from 'asn1js'
import * as pkijs from 'pkijs'
import { z } from 'zod'
import { makeFolder } from '../../../platform/make-folder.ts'
import { certificateOf, exact } from './cms.ts'

/** Somebody who can sign here: a key and the certificates that say whose it is, their own first. */
export interface Signatory {
  readonly chain: readonly Uint8Array[]
  /** Over the bytes, SHA-256. */
  sign(bytes: Uint8Array): Buffer
}

/** Who a certificate is for: an account, or the seal of an organisation. */
export interface CertificateHolder {
  readonly kind: 'person' | 'organisation'
  readonly id: string
  readonly name: string
  readonly organisation: string
}

export interface TestAuthority {
  /** The root, DER. */
  readonly certificate: Uint8Array
  /** The holder's key and certificate; made on first use and kept. */
  signatoryOf(holder: CertificateHolder): Promise<Signatory>
}

/**
 * The certificate authority that comes with the product, for demonstrations and tests: whoever keeps the server keeps all its keys,
 * so its certificates say TEST in every name and its signatures bind nobody. A real agency signs with tokens (`external.ts`).
 * Keys are PEM files of mode 0600 beside the other keys. Valid from 2020, because the demonstration runs in 2021.
 */
export async function openTestAuthority(keyFolder: string): Promise<TestAuthority> {
  const folder = join(keyFolder, 'test-authority')
  makeFolder(folder, 0o700)
  const root = await keptOr(folder, 'root', async () => {
    const { publicKey, privateKey } = await makeKeys()
    const name = nameOf('TEST Khiên Root – KHÔNG CÓ GIÁ TRỊ PHÁP LÝ', 'TEST Khiên')
    return { privateKey, certificate: certify({ subject: name, issuer: name, publicKey, by: privateKey, isAuthority: true }) }
  })
  const authority = certificateOf(root.certificate)
  const known = new Map<string, Promise<Signatory>>()
  const make = async (holder: CertificateHolder): Promise<Signatory> => {
    const file = createHash('sha256').update(`${holder.kind} ${holder.id} ${holder.name}`).digest('hex').slice(0, 32)
    const own = await keptOr(folder, file, async () => {
      const { publicKey, privateKey } = await makeKeys()
      const subject = nameOf(`TEST ${holder.name}`, `TEST ${holder.organisation}`, holder.id)
      return {
        privateKey,
        certificate: certify({
          subject,
          issuer: authority.subject,
          publicKey,
          by: root.privateKey,
          isAuthority: false,
          above: authority,
        }),
      }
    })
    return { chain: [own.certificate, root.certificate], sign: (bytes) => sign('sha256', bytes, own.privateKey) }
  }
  return {
    certificate: root.certificate,
    signatoryOf(holder) {
      const key = `${holder.kind} ${holder.id} ${holder.name}`
      const found = known.get(key) ?? make(holder)
      known.set(key, found)
      found.catch(() => known.delete(key))
      return found
    },
  }
}

interface Kept {
  readonly privateKey: KeyObject
  readonly certificate: Uint8Array
}

const makeKeys = () => promisify(generateKeyPair)('rsa', { modulusLength: 2048 })
const keptFile = z.strictObject({ privateKey: z.string(), certificate: z.base64() })

/** Two processes may start at once: whoever wrote first has made the key, the other one takes it. */
async function keptOr(folder: string, name: string, make: () => Promise<Kept>): Promise<Kept> {
  const path = join(folder, `${name}.json`)
  const read = async (): Promise<Kept | undefined> => {
    const text = await readFile(path, 'utf8').catch(() => undefined)
    if (text === undefined) return undefined
    const kept = keptFile.parse(JSON.parse(text))
    return { privateKey: createPrivateKey(kept.privateKey), certificate: new Uint8Array(Buffer.from(kept.certificate, 'base64')) }
  }
  const there = await read()
  if (there !== undefined) return there
  const made = await make()
  const text = JSON.stringify({
    privateKey: made.privateKey.export({ type: 'pkcs8', format: 'pem' }),
    certificate: Buffer.from(made.certificate).toString('base64'),
  })
  try {
    await writeFile(path, text, { mode: 0o600, flag: 'wx' })
    return made
  } catch (fault) {
    const others = await read()
    if (others === undefined) throw fault
    return others
  }
}

const attributeOids = { country: '2.5.4.6', organisation: '2.5.4.10', commonName: '2.5.4.3', serialNumber: '2.5.4.5' } as const

/** At most 64 letters in each part (RFC 5280, upper bounds). */
function nameOf(commonName: string, organisation: string, id?: string): pkijs.RelativeDistinguishedNames {
  const part = (type: string, value: string) =>
    new pkijs.AttributeTypeAndValue({ type, value: new asn1.Utf8String({ value: value.slice(0, 64) }) })
  const parts = [
    new pkijs.AttributeTypeAndValue({ type: attributeOids.country, value: new asn1.PrintableString({ value: 'VN' }) }),
    part(attributeOids.organisation, organisation),
    part(attributeOids.commonName, commonName),
    ...(id === undefined ? [] : [part(attributeOids.serialNumber, id)]),
  ]
  // One set for each part: pkijs by itself would write them all into one.
  const schema = new asn1.Sequence({ value: parts.map((one) => new asn1.Set({ value: [one.toSchema()] })) })
  return pkijs.RelativeDistinguishedNames.fromBER(schema.toBER())
}

function certify(given: {
  readonly subject: pkijs.RelativeDistinguishedNames
  readonly issuer: pkijs.RelativeDistinguishedNames
  readonly publicKey: KeyObject
  readonly by: KeyObject
  readonly isAuthority: boolean
  readonly above?: pkijs.Certificate
}): Uint8Array {
  const sha256WithRsa = new pkijs.AlgorithmIdentifier({ algorithmId: '1.2.840.113549.1.1.11', algorithmParams: new asn1.Null() })
  const publicKeyInfo = pkijs.PublicKeyInfo.fromBER(exact(given.publicKey.export({ type: 'spki', format: 'der' })))
  const own = keyIdentifier(publicKeyInfo)
  const above = given.above === undefined ? own : keyIdentifier(given.above.subjectPublicKeyInfo)
  const serial = randomBytes(12)
  serial.writeUInt8((serial.readUInt8(0) & 0x7f) | 0x40, 0)
  const certificate = new pkijs.Certificate({
    version: 2,
    serialNumber: new asn1.Integer({ valueHex: exact(serial) }),
    issuer: given.issuer,
    subject: given.subject,
    subjectPublicKeyInfo: publicKeyInfo,
    signature: sha256WithRsa,
    signatureAlgorithm: sha256WithRsa,
    notBefore: new pkijs.Time({ value: new Date('2020-01-01T00:00:00Z') }),
    notAfter: new pkijs.Time({ value: new Date('2045-01-01T00:00:00Z') }),
    extensions: [
      extension('2.5.29.19', true, new pkijs.BasicConstraints({ cA: given.isAuthority }).toSchema()),
      // A root signs certificates and revocations; everybody else documents, which they cannot deny.
      extension(
        '2.5.29.15',
        true,
        new asn1.BitString({
          valueHex: exact(Buffer.of(given.isAuthority ? 0x06 : 0xc0)),
          unusedBits: given.isAuthority ? 1 : 6,
        }),
      ),
      extension('2.5.29.14', false, new asn1.OctetString({ valueHex: exact(own) })),
      extension(
        '2.5.29.35',
        false,
        new pkijs.AuthorityKeyIdentifier({ keyIdentifier: new asn1.OctetString({ valueHex: exact(above) }) }).toSchema(),
      ),
    ],
  })
  const toSign = Buffer.from(certificate.encodeTBS().toBER())
  certificate.tbsView = new Uint8Array(exact(toSign))
  certificate.signatureValue = new asn1.BitString({ valueHex: exact(sign('sha256', toSign, given.by)) })
  const der = new Uint8Array(certificate.toSchema(true).toBER())
  return new Uint8Array(new X509Certificate(der).raw)
}

function extension(extnID: string, critical: boolean, value: { toBER(): ArrayBuffer }): pkijs.Extension {
  return new pkijs.Extension({ extnID, critical, extnValue: value.toBER() })
}

const keyIdentifier = (info: pkijs.PublicKeyInfo): Buffer =>
  createHash('sha1').update(Buffer.from(info.subjectPublicKey.valueBlock.valueHexView)).digest()
