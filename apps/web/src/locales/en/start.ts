export const start = {
  title: 'Guildhall: the business network that banks vouch for',
  headline: 'Know who you deal with. Their bank tells you.',
  lead: 'Companies sign in through their own bank. What you see about them is what that bank has checked and signed, with its date.',
  signIn: 'Sign in with your bank',
  pointSeeTitle: 'See what is attested',
  pointSee: 'Name, owners, tax rating: each with the bank that stands behind it and the day it was checked.',
  pointChangeTitle: 'Hear when it changes',
  pointChange: 'A new address or a new director at a partner reaches your feed within seconds.',
  pointControlTitle: 'Decide who sees yours',
  pointControl: 'Nothing leaves your bank without your consent, and you can take it back on any day.',
  exampleTitle: 'What that looks like',
  exampleNote: 'An example with an invented company.',
  banks: 'Banks that are connected',
  noPasswords: 'No new password. You sign in at your bank and come back.',
};
export const signIn = {
  title: 'Sign in',
  invitedTitle: 'You are invited to act for an enterprise',
  invitedLead:
    'Sign in at the bank below. It says for which enterprise and as what you may act; once it lets you in, you are a member.',
  linkTitle: 'Add another bank',
  linkLead:
    'Sign in at your other bank. Its mandates then stand beside those you have, and you switch between them at the top.',
  lead: 'Choose your bank. You prove there who you are and for whom you act, then come back here.',
  continueAt: 'Continue at {{bank}}',
  unavailable: 'cannot be reached at the moment',
  noBanks: 'No bank is connected yet. The operator of this network can connect one.',
  ended: 'Your session has ended. Sign in again and you are back where you were.',
  returning: 'After signing in you are back where you were.',
};
