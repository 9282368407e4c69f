import {
  type Icon,
  IconAlertTriangle,
  IconArrowBigUpLines,
  IconBuildingHospital,
  IconBulb,
  IconChartBar,
  IconFileText,
  IconGavel,
  IconGitBranch,
  IconHistory,
  IconLayoutDashboard,
  IconListCheck,
  IconListDetails,
  IconPuzzle,
  IconQrcode,
  IconTarget,
  IconUsers,
  IconVideo,
} from '@tabler/icons-react'
import type { FC } from 'react'
import type { Wanted } from '../api/session.ts'
import type { RoomName } from './rooms.ts'
import type { DeskKey } from './words.ts'

export type NavGroup = 'steering' | 'field' | 'administration'

/** A page of the desk. The rail, the routes and the refusal of whoever may not see it all come from this one line. */
export interface Page {
  /** `/venues`, `/venues/$venueId`; read the places with `usePathPlaces`. */
  path: `/${string}`
  /** Of the endpoint the page lives from. */
  permission: Wanted
  /** What the page is called, in the rail and in the window's title. */
  navKey: DeskKey
  /** Both for a page of the rail; a page without them is reached from another page. */
  navGroup?: NavGroup
  icon?: Icon
  /** Rooms whose words the page says; its own first. */
  rooms?: readonly RoomName[]
  load: () => Promise<FC>
}

/** The one list of pages, in the order of the rail. The first one an account may see is where it starts. */
export const pages: readonly Page[] = [
  {
    path: '/overview',
    permission: 'task.read',
    navKey: 'desk.page.overview',
    navGroup: 'steering',
    icon: IconLayoutDashboard,
    // The words of two more rooms would double what the first page brings; it says their few words itself.
    rooms: ['tasks'],
    load: () => import('./overview/OverviewPage.tsx').then((module) => module.OverviewPage),
  },
  {
    path: '/documents',
    permission: 'document.read',
    navKey: 'desk.page.documents',
    navGroup: 'steering',
    icon: IconFileText,
    rooms: ['documents'],
    load: () => import('../../foundation/documents/web/DocumentsPage.tsx').then((module) => module.DocumentsPage),
  },
  {
    path: '/documents/new',
    permission: 'document.register',
    navKey: 'desk.page.documents',
    rooms: ['documents'],
    load: () => import('../../foundation/documents/web/RegisterDocumentPage.tsx').then((module) => module.RegisterDocumentPage),
  },
  {
    path: '/documents/chain',
    permission: 'document.read',
    navKey: 'desk.page.cascade',
    navGroup: 'steering',
    icon: IconGitBranch,
    rooms: ['documents'],
    load: () => import('../../foundation/documents/web/ChainPage.tsx').then((module) => module.ChainPage),
  },
  {
    path: '/documents/$documentId',
    permission: 'document.read',
    navKey: 'desk.page.documents',
    rooms: ['documents', 'tasks'],
    load: () => import('./DocumentWithTasksPage.tsx').then((module) => module.DocumentWithTasksPage),
  },
  {
    path: '/tasks',
    permission: 'task.read',
    navKey: 'desk.page.tasks',
    navGroup: 'steering',
    icon: IconListDetails,
    rooms: ['tasks'],
    load: () => import('../../governance/tasks/web/TasksPage.tsx').then((module) => module.TasksPage),
  },
  {
    path: '/solutions',
    permission: 'solution.read',
    navKey: 'desk.page.solutions',
    navGroup: 'steering',
    icon: IconPuzzle,
    rooms: ['solutions'],
    load: () => import('../../governance/solutions/web/SolutionsPage.tsx').then((module) => module.SolutionsPage),
  },
  {
    path: '/solutions/new',
    permission: 'solution.assign',
    navKey: 'desk.page.solutions',
    rooms: ['solutions'],
    load: () => import('../../governance/solutions/web/NewAssignmentPage.tsx').then((module) => module.NewAssignmentPage),
  },
  {
    path: '/solutions/$solutionId',
    permission: 'solution.read',
    navKey: 'desk.page.solutions',
    rooms: ['solutions'],
    load: () => import('../../governance/solutions/web/SolutionPage.tsx').then((module) => module.SolutionPage),
  },
  {
    path: '/difficulties',
    permission: ['difficulty.report', 'difficulty.read'],
    navKey: 'desk.page.difficulties',
    navGroup: 'steering',
    icon: IconAlertTriangle,
    rooms: ['solutions'],
    load: () => import('../../governance/solutions/web/DifficultiesPage.tsx').then((module) => module.DifficultiesPage),
  },
  {
    path: '/problems',
    permission: ['task.read', 'reason.record'],
    navKey: 'desk.page.problems',
    navGroup: 'steering',
    icon: IconTarget,
    rooms: ['solutions', 'measures'],
    load: () => import('../../governance/solutions/web/ProblemsPage.tsx').then((module) => module.ProblemsPage),
  },
  {
    path: '/problems/$problemId',
    permission: 'solution.read',
    navKey: 'desk.page.problems',
    rooms: ['solutions', 'measures'],
    load: () => import('../../governance/solutions/web/ProblemPage.tsx').then((module) => module.ProblemPage),
  },
  {
    path: '/problems/$problemId/require',
    permission: 'problem.state',
    navKey: 'desk.page.problems',
    rooms: ['solutions', 'measures'],
    load: () => import('../../governance/solutions/web/RequirementFormPage.tsx').then((module) => module.RequirementFormPage),
  },
  {
    path: '/requirements/$requirementId',
    permission: 'solution.read',
    navKey: 'desk.page.problems',
    rooms: ['solutions', 'measures'],
    load: () => import('../../governance/solutions/web/RequirementPage.tsx').then((module) => module.RequirementPage),
  },
  {
    path: '/proposals',
    permission: ['proposal.submit', 'opinion.give', 'consultation.open', 'task.read'],
    navKey: 'desk.page.proposals',
    navGroup: 'steering',
    icon: IconBulb,
    rooms: ['solutions'],
    load: () => import('../../governance/solutions/web/ProposalsPage.tsx').then((module) => module.ProposalsPage),
  },
  {
    path: '/proposals/new',
    permission: 'proposal.submit',
    navKey: 'desk.page.proposals',
    rooms: ['solutions'],
    load: () => import('../../governance/solutions/web/ProposalFormPage.tsx').then((module) => module.NewProposalPage),
  },
  {
    path: '/proposals/$solutionId',
    permission: 'solution.read',
    navKey: 'desk.page.proposals',
    rooms: ['solutions'],
    load: () => import('../../governance/solutions/web/SolutionPage.tsx').then((module) => module.SolutionPage),
  },
  {
    path: '/proposals/$solutionId/revise',
    permission: 'proposal.submit',
    navKey: 'desk.page.proposals',
    rooms: ['solutions'],
    load: () => import('../../governance/solutions/web/ProposalFormPage.tsx').then((module) => module.ReviseProposalPage),
  },
  {
    path: '/directives',
    permission: 'directive.read',
    navKey: 'desk.page.directives',
    navGroup: 'steering',
    icon: IconGavel,
    rooms: ['directives'],
    load: () => import('../../governance/directives/web/DirectivesPage.tsx').then((module) => module.DirectivesPage),
  },
  {
    path: '/directives/new',
    permission: 'directive.draft',
    navKey: 'desk.page.directives',
    rooms: ['directives', 'solutions', 'measures', 'places'],
    load: () => import('../../governance/directives/web/ComposerPage.tsx').then((module) => module.NewDirectivePage),
  },
  {
    path: '/directives/$directiveId',
    permission: 'directive.read',
    navKey: 'desk.page.directives',
    rooms: ['directives', 'measures', 'places'],
    load: () => import('../../governance/directives/web/DirectivePage.tsx').then((module) => module.DirectivePage),
  },
  {
    path: '/directives/$directiveId/edit',
    permission: 'directive.draft',
    navKey: 'desk.page.directives',
    rooms: ['directives', 'solutions', 'measures', 'places'],
    load: () => import('../../governance/directives/web/ComposerPage.tsx').then((module) => module.EditDirectivePage),
  },
  {
    path: '/referrals',
    permission: ['directive.issue', 'directive.draft', 'referral.decide', 'requirement.answer', 'opinion.give'],
    navKey: 'desk.page.referrals',
    navGroup: 'steering',
    icon: IconArrowBigUpLines,
    rooms: ['directives'],
    load: () => import('../../governance/directives/web/ReferralsPage.tsx').then((module) => module.ReferralsPage),
  },
  {
    path: '/referrals/$referralId',
    permission: 'directive.read',
    navKey: 'desk.page.referrals',
    rooms: ['directives', 'measures', 'places'],
    load: () => import('../../governance/directives/web/ReferralPage.tsx').then((module) => module.ReferralPage),
  },
  {
    path: '/compliance',
    permission: 'compliance.read',
    navKey: 'desk.page.compliance',
    navGroup: 'steering',
    icon: IconChartBar,
    rooms: ['compliance'],
    load: () => import('../../governance/compliance/web/CompliancePage.tsx').then((module) => module.CompliancePage),
  },
  {
    path: '/compliance/subjects',
    permission: 'compliance.read',
    navKey: 'desk.page.compliance',
    rooms: ['compliance', 'cameras'],
    load: () => import('../../governance/compliance/web/SubjectsPage.tsx').then((module) => module.SubjectsPage),
  },
  {
    path: '/my-list',
    permission: 'reason.record',
    navKey: 'desk.page.my-list',
    navGroup: 'field',
    icon: IconListCheck,
    rooms: ['compliance'],
    load: () => import('../../governance/compliance/web/MyListPage.tsx').then((module) => module.MyListPage),
  },
  {
    path: '/venues',
    permission: 'venue.read',
    navKey: 'desk.page.venues',
    navGroup: 'field',
    icon: IconQrcode,
    rooms: ['venues'],
    load: () => import('../../field/venues/web/VenuesPage.tsx').then((module) => module.VenuesPage),
  },
  {
    path: '/venues/$venueId',
    permission: 'venue.read',
    navKey: 'desk.page.venues',
    rooms: ['venues', 'check-ins'],
    load: () => import('./VenueWithVisitsPage.tsx').then((module) => module.VenueWithVisitsPage),
  },
  {
    path: '/facilities',
    permission: 'organisation.read',
    navKey: 'desk.page.facilities',
    navGroup: 'field',
    icon: IconBuildingHospital,
    rooms: ['places'],
    load: () => import('../../foundation/places/web/FacilitiesPage.tsx').then((module) => module.FacilitiesPage),
  },
  {
    path: '/cameras',
    permission: 'camera.read',
    navKey: 'desk.page.cameras',
    navGroup: 'field',
    icon: IconVideo,
    rooms: ['cameras'],
    load: () => import('../../field/cameras/web/CamerasPage.tsx').then((module) => module.CamerasPage),
  },
  {
    path: '/accounts',
    permission: 'account.read',
    navKey: 'desk.page.accounts',
    navGroup: 'administration',
    icon: IconUsers,
    load: () => import('../../foundation/access/web/AccountsPage.tsx').then((module) => module.AccountsPage),
  },
  {
    path: '/accounts/new',
    permission: 'account.create',
    navKey: 'desk.page.accounts',
    load: () => import('../../foundation/access/web/CreateAccountPage.tsx').then((module) => module.CreateAccountPage),
  },
  {
    path: '/accounts/import',
    permission: 'account.create',
    navKey: 'desk.page.accounts',
    load: () => import('../../foundation/access/web/ImportAccountsPage.tsx').then((module) => module.ImportAccountsPage),
  },
  {
    path: '/audit',
    permission: 'audit.read',
    navKey: 'desk.page.audit',
    navGroup: 'administration',
    icon: IconHistory,
    rooms: ['audit'],
    load: () => import('../../foundation/audit/web/AuditPage.tsx').then((module) => module.AuditPage),
  },
  {
    path: '/account',
    permission: 'signed-in',
    navKey: 'desk.page.own-account',
    load: () => import('./OwnAccountPage.tsx').then((module) => module.OwnAccountPage),
  },
]

export const groups: readonly NavGroup[] = ['steering', 'field', 'administration']
