import type { vi } from './messages.vi.ts'
import { en as pages } from './web/words.en.ts'

export const en: Record<keyof typeof vi, string> = {
  ...pages,

  'directives.title': 'Directives',
  'directives.draft-of': 'Draft',
  'directives.provision': 'Provision',
  'directives.provisions': 'Provisions',
  'directives.extent.to-come': 'Not yet in force',
  'directives.extent.in-force': 'In force',
  'directives.extent.partly-in-force': 'Partly in force',
  'directives.extent.suspended': 'Suspended',
  'directives.extent.ended': 'No longer in force',
  'directives.standing.applies': 'Applies',
  'directives.standing.suspended': 'Suspended',
  'directives.standing.ended': 'No longer in force',
  'directives.act.suspend': 'Suspended',
  'directives.act.resume': 'In force again',
  'directives.act.amend': 'Amended',
  'directives.act.replace': 'Replaced',
  'directives.act.repeal': 'Repealed',
  'directives.act.expire': 'Term over',
  'directives.from': 'Applies from',
  'directives.due': 'To be done by the end of',
  'directives.no-due': 'No date set',
  'directives.ended': 'No longer in force from',
  'directives.applies-nationwide': 'Nationwide',
  'directives.throughout-the-system': 'Throughout the whole system',
  'directives.solutions': 'Solutions to be applied',
  'directives.mandatory-solution': 'Mandatory solution',
  'directives.measure': 'Measure',
  'directives.threshold': 'To be reached',
  'directives.evidence': 'Proof',
  'directives.fallback': 'People without a smartphone',
  'directives.grace': 'Days of interruption allowed',
  'directives.derogation': 'A province may be stricter',
  'directives.reach-today': 'Bound today',
  'directives.reach-unknown': 'No data',
  'directives.conflict': 'Meets a directive in force',
  'directives.no-directives': 'There is no directive yet.',
  'directives.no-referrals': 'There is no recommendation yet.',
  'directives.no-provisions': 'There is no provision yet. Add the first one.',

  'directives.state.drafted': 'Being drafted',
  'directives.state.issued': 'Issued',
  'directives.state.suspended': 'Suspended',
  'directives.state.expired': 'Expired by its own term',
  'directives.state.recommended': 'Recommended to a higher body',
  'directives.state.replaced': 'Replaced',
  'directives.state.repealed': 'Repealed',
  'directives.command.edit': 'Edit the draft',
  'directives.command.check': 'Check authority',
  'directives.command.write-document': 'Write the official page to be printed and signed',
  'directives.command.state-signing': 'Prepare to sign here',
  'directives.command.issue': 'Issue',
  'directives.command.recommend': 'Recommend to a higher body',
  'directives.command.suspend': 'Suspend',
  'directives.command.resume': 'Let it apply again',
  'directives.command.change-part': 'Suspend, resume or repeal some contents',
  'directives.command.repeal': 'Repeal',

  'directives.referral': 'Recommendation',
  'directives.referrals': 'Recommendations to the National Steering Committee or the Prime Minister',
  'directives.referral.reason': 'Reason for recommending',
  'directives.referral.waited': '{days} {days:day|days}',
  'directives.referral.state.recommended': 'Recommended, awaiting a decision',
  'directives.referral.state.issued-by-higher': 'Issued by the higher body',
  'directives.referral.state.deferred': 'Put off',
  'directives.referral.state.approved': 'Approved',
  'directives.referral.state.approved-with-changes': 'Approved with changes',
  'directives.referral.state.authorised': 'Authorised to issue',
  'directives.referral.state.returned': 'Returned to be completed',
  'directives.referral.state.refused': 'Not accepted',
  'directives.referral.command.issue-by-higher': 'Record the higher body’s document',
  'directives.referral.command.approve': 'Approved as recommended',
  'directives.referral.command.approve-with-changes': 'Approved with changes',
  'directives.referral.command.authorise': 'Leave it to the one who asked',
  'directives.referral.command.defer': 'Put off',
  'directives.referral.command.return': 'Return to be completed',
  'directives.referral.command.refuse': 'Do not accept',

  'directives.authority': 'Authority',
  'directives.authority.within': 'Within authority',
  'directives.authority.beyond': 'Beyond authority',
  'directives.authority.basis': 'Basis',
  'directives.authority.no-rule': 'No rule lets the issuer direct this content, so it counts as beyond authority.',
  'directives.authority.advice': 'While drafting the result is advice; at signature it is checked again and bars.',
  'directives.given.approved': 'A higher body approved this content in {document}.',
  'directives.given.approved-with-changes': 'A higher body approved this content, with changes, in {document}.',
  'directives.given.authorised': 'A higher body authorised the issuing of this content in {document}.',
  'directives.recommend-to.steering-authority': 'Recommend that the National Steering Committee directs',
  'directives.recommend-to.prime-minister': 'Recommend that the Prime Minister directs',
  'directives.issuer.prime-minister': 'The Prime Minister',
  'directives.issuer.ministry': 'A ministry',
  'directives.issuer.people-committee': 'Provincial people’s committee',

  'directives.form.decision': 'Decision',
  'directives.form.directive': 'Directive',
  'directives.form.official-letter': 'Official letter',
  'directives.form.telegram': 'Telegram',
  'directives.form.guidance': 'Guidance',
  'directives.form.plan': 'Plan',
  'directives.force.mandatory': 'Mandatory',
  'directives.force.recommended': 'Recommended',
  'directives.audience.venue': 'Venues',
  'directives.audience.quarantine-facility': 'Centralised quarantine facilities',
  'directives.audience.people-committee': 'People’s committees',
  'directives.audience.health-facility': 'Health facilities',
  'directives.audience.ministry': 'Ministries',
  'directives.audience.individual': 'Individuals',
  'directives.run-by.any': 'Every facility, those run by the army included',
  'directives.side-effect.new-sanction': 'Creates a new sanction',
  'directives.side-effect.restricts-movement': 'Restricts movement or trade',
  'directives.side-effect.opens-data-to-new-recipient': 'Opens data or camera pictures to another body',
  'directives.side-effect.uses-another-budget': 'Uses another body’s budget',
  'directives.frequency.once': 'Once',
  'directives.frequency.continuous': 'Continuously',
  'directives.frequency.daily': 'Daily',
  'directives.evidence.measured': 'Measured from real data',
  'directives.evidence.inspected': 'Inspected on the spot',
  'directives.evidence.document': 'Document',

  'directives.cascade': 'Cascade of implementing documents',
  'directives.cascade.after': '{days} {days:day|days} after',
  'directives.cascade.so-many-not-recorded':
    '{count} {count:province or city|provinces and cities} without an implementing document on record before {on}',
  'directives.point-4.not-begun': 'No directive yet',
  'directives.point-4.drafted': 'Being drafted or recommended',
  'directives.point-4.partly-directed': 'Directed in part; some contents are still drafted or await a higher body',
  'directives.point-4.directed': 'Directed',

  'refusal.decision-is-recorded-by-who-gains':
    'A higher body’s decision is put on record by somebody else than the authority that it is given to. Hand it to the Committee’s secretary or the records clerk.',
  'refusal.decision-was-entered-by-who-gains':
    'This document was entered by the very authority that gains by it, and its PDF carries no signature of the issuer that could be verified. Let the records clerk or the Committee’s secretary enter it, or attach the PDF with a valid digital signature.',
  'refusal.content-is-beyond-the-higher-body':
    'Content {provisions} is beyond the higher body itself and is not put on record as approved, authorised or issued. {reasons} Record an approval with changes that leaves it out, or return it so that it goes to the body that may.',
  'refusal.decision-needs-the-higher-bodys-document':
    'What the Prime Minister says is put on record by its document. Choose the document of the Government, the Prime Minister or the Government Office.',
  'refusal.higher-document-was-entered-from-below':
    'This document of a higher body was entered by a body below it, and its PDF carries no verified signature of the issuer. Let the records clerk or the Committee’s secretary enter it, or attach the PDF with a valid signature.',
  'refusal.content-was-over-before-the-signature':
    'Content {provisions} was to apply until before the signature on {issuedOn}. Give the content and its last day as the signed document has them.',
  'refusal.provision-code-comes-twice': 'Provision {code} comes twice in the draft. Please renumber.',
  'refusal.measure-is-not-known': 'There is no measure {measure}. Choose one from the catalogue.',
  'refusal.drafter-does-not-sign': 'Whoever wrote or changed a draft does not sign it. Pass it to another signer.',
  'refusal.directive-has-no-provision': 'The draft has no provision yet.',
  'refusal.measure-has-no-threshold': 'Provision {provisions} has a measure but nothing to be reached.',
  'refusal.mandatory-provision-cannot-be-proved':
    'Mandatory provision {provisions} has neither a measure nor a way of proof. Add one, or make it recommended.',
  'refusal.people-without-smartphone-are-forgotten':
    'Mandatory provision {provisions} does not say what people without a smartphone do.',
  'refusal.solution-is-not-applicable-yet':
    'A solution is not yet handed over or agreed by both authorities. Take it out of the draft or wait until it is.',
  'refusal.nothing-is-within-authority':
    'Every provision is beyond authority, so there is nothing to issue. Recommend them to the higher body.',
  'refusal.some-provisions-are-within-authority':
    'Some provisions are within authority. Issue the draft; those beyond become a recommendation by themselves.',
  'refusal.meets-a-directive-in-force':
    'Provision {conflicts} meets a directive in force. Say whether that one is replaced or repealed.',
  'refusal.looser-than-a-higher-directive':
    'Content {provisions} asks for less than a higher body’s directive in force. Ask for at least as much, or recommend an amendment to the higher body.',
  'refusal.nothing-to-recommend': 'There is no content to recommend to this body.',
  'refusal.recommendation-needs-a-reason':
    'Provision {provisions} is beyond authority. Give the reason for recommending it and sign again.',
  'refusal.provision-begins-before-signature':
    'Provision {provisions} would apply before the signature of {issuedOn}. Correct the first day in the draft.',
  'refusal.higher-directive-cannot-be-ended': 'A directive of a higher body cannot be replaced or repealed: {directive}.',
  'refusal.act-begins-before-its-document': 'It cannot hold from {on}, before the day of its document, {issuedOn}.',
  'refusal.act-is-older-than-the-directive': 'This document was signed before the directive ({issuedOn}). Choose a later one.',
  'refusal.provision-is-not-of-this-directive':
    'Some content does not belong to this directive. Reload the page and choose again.',
  'refusal.provision-does-not-stand-so':
    'On that day content {provisions} does not stand so that this can be done. Look at what became of it and choose again.',
  'refusal.provision-to-amend-is-not-in-force':
    'Content {provisions} amends a content that was never issued or is no more. Choose again what it amends.',
  'refusal.amendment-releases-a-part':
    'Content {provisions} amends a content that binds more places or more subjects; the rest would be bound by nothing. Keep all places and subjects of the older content, add a content for the rest, or repeal the older one in a step of its own.',
  'refusal.deferral-ends-before-today': '{on} is not after today. Choose a later day or leave it empty.',
  'refusal.decision-is-older-than-the-recommendation':
    'The answer was signed before the recommendation of {on}. Choose a later document.',
  'refusal.relay-leaves-its-own-ground': 'Content {provisions}: own terms hold on one’s own ground only.',
  'refusal.relay-leaves-the-directives-ground': 'Content {provisions} does not bind this ground.',
  'refusal.relay-is-due-before-it-begins': 'Content {provisions}: it would be due before it begins.',
  'refusal.relay-is-looser':
    'Content {provisions} asks for less than the higher directive, which does not allow it. Keep its terms or set stricter ones.',
  'refusal.relay-is-looser-than-the-unit-above':
    'Content {provisions}: asks for less than the unit above has set on this ground. Keep its terms or set stricter ones.',
  'refusal.own-terms-stand-already':
    'Content {provisions}: the unit has terms of its own in force already. Repeal the older ones first, then put the new ones on record.',
  'refusal.relay-is-stricter':
    'Content {provisions}: the higher directive does not let a province ask for more, but for an earlier date.',
  'refusal.threshold-has-no-measure':
    'Content {provisions} has a level but no measure. Choose a measure, or leave the level out.',
  'refusal.threshold-is-more-than-all': 'Content {provisions}: the level is more than 100%. Enter 0 to 100%.',
  'refusal.place-is-named-twice': 'Content {provisions}: a place is named twice. Leave one of them out.',
  'refusal.relay-names-a-content-twice': 'Content {provisions} is set twice in one implementing document. Keep one of them.',
  'refusal.content-to-relay-is-not-in-force':
    'Content {provisions} is no longer in force, so no own terms can be set on it. Leave it out.',
  'refusal.relay-is-beyond-authority':
    'Content {provisions}: this body has no authority to set terms of its own. Keep the higher body’s terms, or recommend that it directs.',
  'refusal.directive-to-relay-is-not-in-force': 'This directive was not issued or is no longer in force.',
  'refusal.referral-was-not-returned':
    'Only a recommendation that was returned, approved or left to the one who asked can be drafted.',
  'refusal.page-does-not-go-out-here':
    'This page is not signed and numbered here. Write the page first; where the agency signs elsewhere, record the signed one.',
  'refusal.document-is-not-signed-yet':
    'This document has no signed version yet. Bring in the signed one with its number, notation and date first.',
  'refusal.document-is-dated-in-the-future': 'The document is dated {issuedOn}, after today.',
  'refusal.document-is-of-another-issuer':
    'This document was not signed by the body that issues the directive. Choose the right document.',
  'refusal.document-already-carries-a-directive': 'This document already belongs to another directive.',
  'refusal.capacity-does-not-fit': 'On {on} this signing capacity does not exist or signs for another body. Choose another.',
  'directives.waiting.sign': 'Sign and issue a draft directive',
  'directives.waiting.decide': 'Decide a recommendation beyond authority',
  'directives.waiting.acknowledge': 'Acknowledge a directive',
  'refusal.directive-to-acknowledge-was-amended':
    'Nothing to acknowledge any more: what bound your unit was amended by another directive and ended on {on}. See the amendment.',
  'refusal.directive-to-acknowledge-was-replaced':
    'Nothing to acknowledge any more: this directive was replaced and ended on {on}. See the one that replaced it.',
  'refusal.directive-to-acknowledge-was-repealed':
    'Nothing to acknowledge any more: what bound your unit was repealed from {on} on.',
  'refusal.directive-to-acknowledge-has-expired': 'Nothing to acknowledge any more: what bound your unit ran out on {on}.',
  'refusal.directive-is-acknowledged-already': 'Your unit has acknowledged this directive before, or it does not bind your unit.',
  'directives.authority.excepted':
    'No authority rule speaks of this content; a legal officer confirmed an exception under {basis}. A directive may be signed under it until {until}.',
  'directives.waiting.exception': 'Confirm an exception to an authority verdict',
  'refusal.exception-is-for-a-draft': 'An exception is asked for and confirmed only while the directive is a draft.',
  'refusal.exception-is-asked-by-the-drafter': 'Only a drafter of this directive asks for an exception.',
  'refusal.content-is-within-authority': 'Content {provisions} is within authority already; no exception is needed.',
  'refusal.what-a-rule-forbids-is-not-excepted':
    'Content {provisions} cannot be excepted, because a rule speaks of it: {reasons} Recommend it to the higher body.',
  'refusal.exception-ends-before-it-begins': 'The last day {on} must be after today.',
  'refusal.exception-lasts-too-long': 'An exception lasts 180 days at most. Choose a day before {on}.',
  'refusal.exception-is-asked-already': 'An exception for content {provisions} is waiting or confirmed already.',
  'refusal.exception-is-decided-already': 'A legal officer has answered this already.',
  'refusal.drafter-does-not-confirm-an-exception':
    'Whoever drafted or asked does not confirm the exception. Another legal officer must.',
  'refusal.exception-refused-needs-a-reason': 'Say why it is not confirmed.',
  'refusal.content-was-changed-since-it-was-asked':
    'Content {provisions} was changed since the exception was asked for. Its drafter must ask anew.',
  'refusal.exception-was-confirmed-by-the-signer':
    'Whoever confirmed the exception of content {provisions} neither drafts nor signs this directive. Pass it to another signer.',
}
