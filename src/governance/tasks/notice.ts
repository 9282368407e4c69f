import type { Role } from '../../foundation/access/matrix.ts'

/** News after which somebody has to act: whom to tell, and the page on which they act. A step that asks nothing of anybody is not here. */
export const noticesByNews: Readonly<Record<string, { readonly roles: readonly Role[]; readonly link: string }>> = {
  'solution.assigned': { roles: ['technology-officer'], link: '/solutions' },
  'solution.made-ready': { roles: ['health-signer'], link: '/solutions' },
  'requirement.stated': { roles: ['technology-officer'], link: '/problems' },
  'requirement.asked': { roles: ['health-officer'], link: '/problems' },
  'requirement.raised': { roles: ['steering-secretary'], link: '/problems' },
  'requirement.submitted': { roles: ['health-officer'], link: '/problems' },
  'proposal.submitted': { roles: ['technology-officer'], link: '/proposals' },
  'consultation.opened': { roles: ['health-signer', 'technology-signer'], link: '/proposals' },
  'proposal.agreed': { roles: ['health-officer', 'technology-officer'], link: '/proposals' },
  'referral.recommended': { roles: ['steering-secretary'], link: '/referrals' },
  'referral.decided': { roles: ['health-officer', 'health-signer'], link: '/referrals' },
  'directive.issued': { roles: ['provincial-officer'], link: '/compliance' },
}
