export const mandates = {
  changed: 'Your bank has changed its permission table. This page shows what you may do now.',
  differs: 'differs',
  opensNothing: 'Opens no account',
  accounts_one: '{{count}} account: {{digits}}',
  accounts_other: '{{count}} accounts: {{digits}}',
  seesAll: 'sees balances, bookings and payments',
  upTo: '{{what}} up to {{amount}}',
  switchTo: 'Your mandates that open it',
  openedTitle: 'What this mandate opens',
  openedLead: '{{role}} in {{department}}, as {{bank}} says',
  close: 'Close',
};
