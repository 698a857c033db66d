export const start = {
  title: 'Guildhall: the business network that banks vouch for',
  headline: 'Know who you deal with. Their bank tells you.',
  lead: 'A business network on which companies do not describe themselves. Their bank does, with its name and the date on every line.',
  signIn: 'Sign in with your bank',
  tryIt: 'Try it now: choose a demo bank',
  tryNote:
    'Banks, companies and people here are invented. On the bank’s page you pick who you want to be; there is nothing to fill in.',
  howTitle: 'How it works',
  stepSignInTitle: 'You sign in at your bank',
  stepSignIn: 'It says who you are and for which company you act. No new password.',
  stepAttestTitle: 'Your bank attests what you allow',
  stepAttest: 'Name, owners, size, standing. You decide who sees each of them, and can take it back on any day.',
  stepHearTitle: 'You see the same of others',
  stepHear: 'A partner moves or changes its director: you hear it within seconds, from its bank.',
  exampleTitle: 'What you see then',
  exampleNote: 'An example with an invented company.',
  noPasswords: 'No new password. You sign in at your bank and come back.',
  docs: 'Documentation of the interface',
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
  sandboxBank: 'Demo bank, pick any identity',
  unavailable: 'cannot be reached at the moment',
  noBanks: 'No bank is connected yet. The operator of this network can connect one.',
  ended: 'Your session has ended. Sign in again and you are back where you were.',
  returning: 'After signing in you are back where you were.',
};
