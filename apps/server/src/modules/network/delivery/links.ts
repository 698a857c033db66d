/** Where the pages are to which a notification leads: paths of the web client. */
export const links = {
  enterprise: (enterpriseId: string): string => `/enterprises/${enterpriseId}`,
  ownEnterprise: '/enterprise',
  partners: '/network/partners',
  requests: '/network/partners?tab=received',
  registration: '/registration',
  disclosures: '/disclosures',
  consents: '/enterprise',
  members: '/members',
  operatorCase: (caseId: string): string => `/operator/cases/${caseId}`,
} as const;
