/**
 * Who may do what, as one readable table. A role is held at a place (nation, province, district, commune or organisation)
 * and reaches everything beneath that place; small units may give one person several roles.
 * Two-person rules (drafter ≠ signer …) are kept by the rooms, and only where at least three people hold roles.
 */
export const roles = {
  'system-administrator': { level: 'nation', secondFactor: true },
  'steering-secretary': { level: 'nation', secondFactor: true },
  'health-officer': { level: 'nation', secondFactor: true },
  'health-signer': { level: 'nation', secondFactor: true },
  'technology-officer': { level: 'nation', secondFactor: true },
  'technology-signer': { level: 'nation', secondFactor: true },
  'records-clerk': { level: 'nation', secondFactor: true },
  'legal-officer': { level: 'nation', secondFactor: true },
  auditor: { level: 'nation', secondFactor: true },
  'provincial-officer': { level: 'province', secondFactor: true },
  'camera-operator': { level: 'province', secondFactor: true },
  'commune-officer': { level: 'commune', secondFactor: false },
  'facility-staff': { level: 'organisation', secondFactor: false },
  'venue-keeper': { level: 'organisation', secondFactor: false },
  'door-controller': { level: 'organisation', secondFactor: false },
  vendor: { level: 'organisation', secondFactor: false },
} as const satisfies Record<string, { level: 'nation' | 'province' | 'commune' | 'organisation'; secondFactor: boolean }>

export type Role = keyof typeof roles

const everyDesk = [
  'system-administrator',
  'steering-secretary',
  'health-officer',
  'health-signer',
  'technology-officer',
  'technology-signer',
  'records-clerk',
  'legal-officer',
  'auditor',
  'provincial-officer',
  'camera-operator',
  'commune-officer',
  'facility-staff',
] as const
const bothAuthorities = ['health-officer', 'health-signer', 'technology-officer', 'technology-signer'] as const
const national = [...bothAuthorities, 'steering-secretary', 'records-clerk', 'legal-officer', 'auditor'] as const
const field = [
  'provincial-officer',
  'commune-officer',
  'facility-staff',
  'venue-keeper',
  'camera-operator',
  'door-controller',
] as const

/** permission → the roles that hold it (within their own scope). Every endpoint's permission stands here, and nothing else does. */
export const matrix = {
  // accounts
  'account.read': ['system-administrator', 'provincial-officer', 'commune-officer', 'auditor'],
  'account.create': ['system-administrator', 'provincial-officer', 'commune-officer'],
  'account.change': ['system-administrator', 'provincial-officer', 'commune-officer'],
  'account.reset': ['system-administrator', 'provincial-officer', 'commune-officer'],
  // places
  'organisation.read': [...everyDesk, 'venue-keeper', 'vendor'],
  'unit.import': ['system-administrator'],
  'organisation.register': ['system-administrator', 'provincial-officer', 'commune-officer'],
  // people
  'person.unmask': ['health-officer', 'provincial-officer'],
  'unmask.ask': ['venue-keeper', 'facility-staff', 'commune-officer'],
  'unmask.decide': ['health-officer', 'provincial-officer'],
  'device.bind': ['commune-officer', 'facility-staff', 'provincial-officer'],
  'correction.answer': ['commune-officer', 'provincial-officer'],
  // audit
  'audit.read': ['auditor', 'system-administrator'],
  // documents
  'document.read': [...national, 'provincial-officer', 'commune-officer', 'facility-staff'],
  'document.register': ['records-clerk', 'health-officer', 'technology-officer', 'steering-secretary', 'provincial-officer'],
  'document.draft': ['health-officer', 'technology-officer', 'steering-secretary', 'provincial-officer'],
  // the way of a document that is signed here: content, then form and number, then signature; small units merge the roles
  'document.review': [
    'health-officer',
    'health-signer',
    'technology-officer',
    'technology-signer',
    'steering-secretary',
    'provincial-officer',
  ],
  'document.number': ['records-clerk', 'provincial-officer'],
  'document.sign': ['health-signer', 'technology-signer', 'steering-secretary', 'provincial-officer'],
  'document.switch-signing': ['records-clerk', 'provincial-officer'],
  // a signed PDF, before the document or letter it belongs to is entered
  'document.bring': [
    'records-clerk',
    'health-officer',
    'health-signer',
    'technology-officer',
    'technology-signer',
    'steering-secretary',
    'provincial-officer',
  ],
  // exchange of documents with other agencies' systems
  'exchange.read': [...national, 'system-administrator', 'provincial-officer'],
  'exchange.send': ['records-clerk', 'provincial-officer'],
  'exchange.manage': ['system-administrator'],
  'task.read': [...national, 'provincial-officer'],
  // work that an official gives by writing on a document, and what the unit that leads does with it
  'task.follow': [...national, 'provincial-officer', 'commune-officer'],
  'task.direct': ['steering-secretary', 'health-signer', 'technology-signer', 'provincial-officer'],
  'task.carry-out': ['steering-secretary', 'health-officer', 'technology-officer', 'provincial-officer', 'commune-officer'],
  // demonstration
  'calendar.read': [...everyDesk],
  'calendar.manage': ['system-administrator'],
  'clock.move': ['system-administrator', 'steering-secretary', 'health-officer'],
  // solutions
  'solution.read': [...national, 'provincial-officer', 'commune-officer', 'facility-staff', 'vendor'],
  'solution.assign': ['steering-secretary', 'technology-officer'],
  'solution.complete': ['technology-officer'],
  'solution.attest': ['technology-officer', 'health-officer'],
  'solution.release': ['technology-officer', 'vendor'],
  'solution.publish': ['steering-secretary', 'health-signer'],
  'solution.retire': ['health-signer', 'technology-signer'],
  'solution.withdraw': ['steering-secretary'],
  'handover.accept': ['health-signer'],
  'handover.transfer': ['technology-signer'],
  'handover.bring': [...bothAuthorities],
  'difficulty.report': [...field],
  'difficulty.read': [...bothAuthorities, 'steering-secretary', 'auditor', 'provincial-officer'],
  'problem.state': ['health-officer'],
  'requirement.answer': ['technology-officer'],
  'requirement.settle': ['steering-secretary'],
  'requirement.verify': ['health-officer'],
  'proposal.submit': ['vendor', 'technology-officer'],
  'consultation.open': ['technology-officer'],
  'consultation.remark': [...bothAuthorities, 'vendor'],
  'consultation.settle': ['steering-secretary'],
  'opinion.give-for-health': ['health-signer'],
  'opinion.give-for-technology': ['technology-signer'],
  // directives
  'directive.read': [...national, 'provincial-officer', 'commune-officer', 'facility-staff', 'venue-keeper'],
  'directive.draft': ['health-officer'],
  'directive.issue': ['health-signer'],
  'directive.relay': ['provincial-officer', 'commune-officer', 'technology-officer'],
  'directive.acknowledge': ['provincial-officer', 'commune-officer'],
  // a unit that set terms of its own ends them by a paper of its own
  'directive.change': ['health-signer', 'steering-secretary', 'provincial-officer', 'commune-officer'],
  'referral.decide': ['steering-secretary'],
  // confirms that a content on which no authority rule speaks may be directed; never what they drafted or sign
  'exception.decide': ['legal-officer'],
  // compliance
  'compliance.read': [...national, 'provincial-officer', 'commune-officer'],
  'reason.record': ['provincial-officer', 'commune-officer'],
  'contact.read': ['provincial-officer', 'commune-officer'],
  // declarations
  'declaration.record': ['commune-officer', 'provincial-officer', 'facility-staff'],
  'declaration.follow': ['commune-officer', 'provincial-officer', 'health-officer'],
  'arrival-count.record': ['provincial-officer'],
  'arrival-count.dispute': ['health-officer'],
  // check-ins
  'venue.read': ['provincial-officer', 'commune-officer', 'venue-keeper', 'door-controller', 'health-officer'],
  'venue.register': ['provincial-officer', 'commune-officer', 'venue-keeper'],
  'hold.order': ['health-officer', 'provincial-officer'],
  'venue.edit': ['provincial-officer', 'commune-officer', 'venue-keeper'],
  'screen.show': ['commune-officer', 'venue-keeper', 'door-controller'],
  'venue.decide': ['provincial-officer', 'commune-officer'],
  'venue.import': ['provincial-officer', 'commune-officer'],
  'venue.delegate': ['venue-keeper'],
  'venue-rule.set': ['provincial-officer'],
  'licensed-count.record': ['provincial-officer'],
  'licensed-count.dispute': ['commune-officer'],
  'visit.record': ['venue-keeper', 'door-controller'],
  'visit.read': ['venue-keeper', 'door-controller', 'commune-officer', 'provincial-officer', 'health-officer'],
  // cameras
  'camera.read': [
    'camera-operator',
    'facility-staff',
    'provincial-officer',
    'health-officer',
    'technology-officer',
    'steering-secretary',
  ],
  'camera.connect': ['camera-operator', 'facility-staff'],
  'camera.watch': ['camera-operator', 'facility-staff'],
} as const satisfies Record<`${string}.${string}`, readonly Role[]>

export type GrantedPermission = keyof typeof matrix

/** Rights that show unmasked personal data ask for a second factor whatever the role's level. */
export const unmaskingPermissions: readonly GrantedPermission[] = ['person.unmask']

export function permissionsOf(role: Role): GrantedPermission[] {
  return permissionNames.filter((permission) => holdersOf(permission).includes(role))
}

export const permissionNames = Object.keys(matrix).filter(isPermission)
export const roleNames = Object.keys(roles).filter(isRole)

export function holdersOf(permission: GrantedPermission): readonly Role[] {
  return matrix[permission]
}
export function isPermission(name: string): name is GrantedPermission {
  return Object.hasOwn(matrix, name)
}
export function isRole(name: string): name is Role {
  return Object.hasOwn(roles, name)
}
