import { searchLimits } from '../../domain/policy.ts'
import type { operatorOperations } from '../operations/operator.ts'
import type { Chapter } from './operation-reference.ts'
import * as requests from './request-examples.ts'

export const operatorReference: Chapter<typeof operatorOperations> = {
  tag: {
    name: 'Operation',
    description:
      'Operators, and machine clients with the scopes for accounts, manage accounts, calendars of working days, and applications whose workflow stopped.',
  },
  operations: {
    putAccount: {
      description:
        'Sets the registration region and the partner status, and creates the account if it does not exist. An account in a partner program cannot authenticate. Both are checked again at a submission and at an approval, so a change takes effect on an open application, too.',
      request: requests.putAccount,
      answers: { typical: 'The account with these facts' },
    },
    getAccountAsOperator: {
      description: 'Returns the status of one account, without anything that was entered or uploaded.',
      answers: { authenticated: 'An authenticated account' },
    },
    listApplicationsAsOperator: {
      description:
        'Lists the applications of one account, newest first, as the account holder sees them. Each access is recorded in the audit trail, because the list contains parts of certificate numbers.',
      answers: { approved: 'One application, which was approved' },
    },
    searchAccounts: {
      description: `Finds accounts and applications by an id, an e-mail address or a certificate number. The answer has ids and statuses, and nothing of what was entered. An address finds users of the directory, and users with sessions that were created with it and are still stored. A number finds applications whose details are still stored, and those that hold a place of the certificate. At most ${searchLimits.accounts} accounts and ${searchLimits.applicationsOfNumber} applications are found, the newest. A search by address or number is recorded in the audit trail of each account that it finds, before the answer.`,
      rates: ['searches'],
      request: requests.search,
      answers: { byNumber: 'One account' },
    },
    listCertificateAccounts: {
      description:
        'Lists the accounts that hold a place in the quota of the application’s certificate, with the status of their application, but nothing of what was entered. The list contains the account of the application if it holds a place, too. It is empty before the first submission. Each access is recorded in the audit trail of the application’s account.',
      answers: { one: 'Only the account of the application uses the certificate' },
    },
    getAuditTrail: {
      description:
        'Lists who did what to an account, newest first: ids, times and actions, and never what was on a certificate. Operators cannot read the trail of their own account.',
      answers: { firstPage: 'The latest entries, and the cursor of the next page' },
    },
    revokeAuthentication: {
      description:
        'Ends the authentication of an account. The approved application becomes `REVOKED`, its place in the quota of the certificate is released, and the account can apply again.',
      request: requests.revokeAuthentication,
      answers: { revoked: 'The account is no longer authenticated' },
    },
    eraseAccount: {
      description:
        'Withdraws an open application, revokes an authentication, ends all sessions, and permanently deletes files and entered details. Ids, times, actions and the partner status stay. The answer lists what was deleted. A repetition does only what is missing: if a time is missing in the answer, repeat the call after two minutes.',
      request: requests.eraseAccount,
      answers: { erased: 'Everything of one application was deleted' },
    },
    putCalendar: {
      description:
        'Puts the official list of a year’s days off and make-up workdays in force, instead of the list of the settings or the built-in one. The list replaces an earlier one. Provisional deadlines that it changes are recalculated within minutes.',
      request: requests.putCalendar,
      answers: { put: 'The list in force' },
    },
    removeCalendar: {
      description:
        'Removes the list that an operator put in force for a year. The list of the settings, or the built-in one, is in force again. If there is none, the year counts weekends and fixed holidays, and its deadlines are provisional. Without such a list, the call changes nothing.',
      answers: { noneLeft: 'No list is left for the year' },
    },
    getCalendar: {
      description:
        'Returns the list in force for a year, and whether it comes from an operator, the settings or the built-in lists. 404 means that deadlines in that year are provisional.',
      answers: { operators: 'The list of an operator' },
    },
    getFigures: {
      description:
        'Returns the figures of a period of at most 92 days, by day and in total: what was submitted, decided, overdue, refused and why, and how long decisions took in working time. `now` says what is open at this moment. An event is counted once, within seconds. Outcomes are the applied ones. A quantile is the upper bound of a bin of a histogram: it is never below the exact value and at most 10 % above it.',
      answers: { days: 'Three days with two decisions' },
    },
    getReviewerFigures: {
      description:
        'Returns for each reviewer who decided in the period: decisions by their applied outcomes, the share of retries, and the median time from the claim to the decision. Four eyes: the decision is that of the second reviewer. These figures are personal data of the reviewers, and are deleted after half a year.',
      answers: { days: 'The decisions of one reviewer' },
    },
    listCountedApplications: {
      description:
        'Lists the applications behind a number of the figures, newest first: the figure, the code if the figure has codes, and the period. An application that was counted twice, such as after a retry, is listed twice. The list has the last 90 days.',
      answers: { retried: 'The retry of the period' },
    },
    listParkedApplications: {
      description:
        'Lists the applications whose workflow met an unforeseen error and waits for an operator, longest wait first. Nothing of them is lost.',
      answers: { one: 'One parked application' },
    },
    listDifferences: {
      description:
        'Lists sampled decisions on which the second reviewer has another opinion: another outcome, or other reasons. The latest decisions come first. The first decision stands; an operator may talk to both reviewers, or revoke the authentication. A sample is kept for about half a year.',
      answers: { one: 'One difference' },
    },
    proposeOverride: {
      description:
        'Proposes that a rejected application be reviewed again, because the decision was wrong. Nothing changes until another operator confirms it. An application has at most one open proposal, which expires after seven days.',
      request: requests.proposeOverride,
      answers: { proposed: 'The open proposal' },
    },
    listOverrideProposals: {
      description:
        'Lists the open proposals, longest wait first, without their reasons. Those about the account of the caller are left out.',
      answers: { one: 'One open proposal' },
    },
    getOverrideProposal: {
      description:
        'Returns the open proposal of one application, with its reason and the decision that it is about. Each access is recorded in the audit trail.',
      answers: { open: 'A proposal that waits for a second operator' },
    },
    ruleOnOverride: {
      description:
        'Ends a proposal. Four eyes: the operator who confirms or declines it is not the one who proposed it, did not decide the application, and is not its holder. A confirmation takes effect if the files and details are still stored, the account has no other application, and the rules of a submission hold, with a free place in the quota. The application is `IN_REVIEW` again, with a new deadline. A reviewer who did not decide it before decides: an override approves nothing.',
      request: requests.ruleOnOverride,
      answers: {
        confirmed: 'The application is reviewed again',
        declined: 'The rejection stands',
      },
    },
    resumeParkedApplication: {
      description:
        'Continues the workflow of a parked application from its recorded state. Remove the cause first: otherwise it is parked again.',
      answers: { resumed: 'The workflow continues' },
    },
  },
}
