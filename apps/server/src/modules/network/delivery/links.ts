/** Where the pages are to which a notification leads: paths of the web client. */
export const links = {
  enterprise: (enterpriseId: string): string => `/enterprises/${enterpriseId}`,
  ownEnterprise: '/enterprise',
  partners: '/network/partners',
  requests: '/network/partners?tab=received',
  registration: '/registration',
  disclosures: '/enterprise/visibility',
  consents: '/enterprise',
  members: '/enterprise/members',
  approval: (approvalId: string): string => `/bank/approvals/${approvalId}`,
  permissionChange: (changeId: string): string => `/enterprise/permissions/changes/${changeId}`,
  payment: (paymentId: string): string => `/bank/payments/${paymentId}`,
  submission: (submissionId: string): string => `/bank/submissions/${submissionId}`,
  deputies: '/bank/approvals/deputies',
  operatorConnection: (bank: string): string => `/operator/connections/${bank}`,
  operatorCase: (caseId: string): string => `/operator/cases/${caseId}`,
} as const;
