import { bankProblems, paymentProblems } from './problems-desk.ts';

/** By code of the problem: what happened (`what`), what is safe and what to do (`next`). */
export const problems = {
  unknown: {
    what: 'Something did not work',
    next: 'What you had before is unchanged. Try again; if it happens again, tell us the reference below.',
  },
  busy: { what: 'The network is busy', next: 'Nothing is lost. Try again in a moment.' },
  server: {
    what: 'The network could not finish this',
    next: 'Nothing was half done. Try again in a moment; if it happens again, tell us the reference below.',
  },
  invalid: {
    what: 'Something in what you entered does not fit',
    next: 'Nothing was saved. Check the entries and send again.',
  },
  forbidden: {
    what: 'Your mandate does not allow this',
    next: 'Nothing was changed. Choose another mandate at the top, or ask a colleague who may.',
  },
  missing: { what: 'This is not here', next: 'It may have ended, or it is not shown to you. Go back and look again.' },
  conflict: {
    what: 'This has changed in the meantime',
    next: 'Nothing was overwritten. Reload the page to see how it stands now.',
  },
  render: { what: 'This page could not be shown', next: 'Nothing you saved is affected. Reload the page.' },
  client: {
    passkey_cancelled: {
      what: 'The passkey was not used',
      next: 'Nothing was changed. It was cancelled, or the device did not answer. Try again.',
    },
    offline: { what: 'You are offline', next: 'Nothing was sent. Connect again and try once more.' },
    unreachable: {
      what: 'The network cannot be reached',
      next: 'Your information is safe. Check your connection and try again.',
    },
    unreadable: {
      what: 'The answer could not be read',
      next: 'What you had before is unchanged. Try again in a moment.',
    },
  },
  identity: {
    not_signed_in: { what: 'You are not signed in', next: 'Sign in with your bank to go on.' },
    sign_in_again: {
      what: 'Sign in at your bank again first',
      next: 'A passkey can be added only shortly after signing in: only then is it certain that it is you.',
    },
    no_passkey: { what: 'You have no passkey yet', next: 'Add one under “Sessions”, then try again.' },
    too_many_passkeys: {
      what: 'You have as many passkeys as there can be',
      next: 'Remove one that you no longer use.',
    },
    passkey_known: { what: 'This passkey has been added before', next: 'Use another device or security key.' },
    passkey_refused: {
      what: 'The passkey was not accepted',
      next: 'Nothing was changed. Try again; if it fails once more, use another passkey.',
    },
    session_ended: { what: 'Your session has ended', next: 'Sign in again and you are back where you were.' },
    mandate_revoked: {
      what: 'Your bank has taken back this mandate',
      next: 'What you had finished stays. Sign in again under another mandate, or ask your enterprise.',
    },
    mandate_not_held: {
      what: "The bank's permission table does not hold this mandate today",
      next: 'Nothing was changed. Sign in again and choose another role, or ask your enterprise to have the table changed.',
    },
    table_unavailable: {
      what: 'The bank does not give its permission table at the moment',
      next: 'Nothing was changed. Without it nobody can say what you may do. Try again in a few minutes.',
    },
    table_refused: {
      what: "The bank's permission table could not be believed",
      next: 'Nothing was changed. The operator of the network has been told. Try again later.',
    },
    access_denied: {
      what: 'The bank did not let this sign-in through',
      next: "Nothing was changed. Either it was declined there, or the bank's table does not hold the role you chose. Sign in again and choose another one.",
    },
    unknown_bank: { what: 'This bank is not connected', next: 'Choose one of the banks shown here.' },
    attempt_unknown: {
      what: 'This sign-in was not begun in this browser',
      next: 'Nothing was changed. Begin again here.',
    },
    attempt_used: {
      what: 'This sign-in has been used already',
      next: 'If you are not signed in yet, begin again here.',
    },
    attempt_expired: {
      what: 'The sign-in took longer than a quarter of an hour',
      next: 'Nothing was changed. Begin again here.',
    },
    answer_refused: {
      what: "The bank's answer could not be confirmed",
      next: 'Nothing was changed. Try again in a moment; if it happens again, ask your bank.',
    },
    bank_unavailable: {
      what: 'Your bank cannot be reached at the moment',
      next: 'Nothing was changed. Try again in a few minutes.',
    },
    already_linked: {
      what: 'The bank knows you here as another person',
      next: 'Nothing was changed. Sign out, then sign in with that bank to act as that person.',
    },
    membership_ended: {
      what: 'This enterprise has removed you from its members',
      next: 'Nothing was changed, and your other enterprises are not affected. An owner of the enterprise can let you in again.',
    },
    session_needed: {
      what: 'A bank can be added only while you are signed in',
      next: 'Nothing was changed. Sign in with the bank you already use, then add the other one.',
    },
    failed: { what: 'The network could not finish the sign-in', next: 'Nothing was half done. Try again in a moment.' },
  },
  payments: paymentProblems,
  access: {
    signature_over: {
      what: 'There is nothing more to sign here',
      next: 'It was released, sent back, withdrawn, or has expired. Reload to see how it stands.',
    },
    signature_expired: { what: 'The time to sign is over', next: 'Nothing was released. It has to be prepared anew.' },
    signature_content_changed: {
      what: 'It has changed since you read it',
      next: 'Nothing was signed. Read it anew, then sign.',
    },
    signature_own: { what: 'You prepared this yourself', next: 'Somebody else has to sign it.' },
    signature_own_in_stead: {
      what: 'The one for whom you sign prepared this',
      next: 'Nobody checks his own, nor through a deputy.',
    },
    signature_already_signed: {
      what: 'You have signed already',
      next: 'Nobody counts twice. It waits for somebody else.',
    },
    signature_already_signed_in_stead: {
      what: 'The one for whom you sign has signed already',
      next: 'Nobody counts twice.',
    },
    signature_transports_only: {
      what: 'Your signature only transports',
      next: 'Class T releases nothing. Somebody of another class has to sign.',
    },
    signature_not_needed: {
      what: 'Your signature is not needed now',
      next: 'It waits for others, or for its turn. Reload to see for whom.',
    },
    approval_other_mandate: {
      what: 'Your mandate does not open this approval',
      next: 'It is of another customer number, or of a role and department that yours neither prepares nor signs for. Nothing was changed. Choose the mandate that it is for.',
    },
    change_other_mandate: {
      what: 'This change is of another bank or customer number',
      next: 'Nothing was changed. Choose your mandate there to see it.',
    },
    no_signing_authority: {
      what: 'You cannot sign this under this mandate',
      next: 'The permission table gives you no signature for this account and amount. Choose another mandate, or leave it to those who are named.',
    },
    signer_limit_exceeded: {
      what: 'Your limit does not leave room for this',
      next: 'Nothing was signed. Somebody with a higher limit has to sign, or wait until the limit begins anew.',
    },
    step_up_needed: {
      what: 'This has to be signed with a passkey',
      next: 'Nothing was signed. Try again and use your passkey.',
    },
    approval_is_over: {
      what: 'It is over',
      next: 'It was released, sent back, withdrawn, or has expired. Reload to see how it stands.',
    },
    only_the_maker: {
      what: 'Only who prepared it can withdraw it',
      next: 'If you may sign it, you can send it back with a reason.',
    },
    approval_waits_already: {
      what: 'This waits for signatures already',
      next: 'Nothing was changed. Open it under Approvals.',
    },
    signs_nothing: { what: 'Your mandate signs nothing', next: 'There is nothing that somebody could sign for you.' },
    delegate_cannot_carry: {
      what: 'This colleague signs nothing himself',
      next: 'Name somebody who has a signature of his own in the permission table.',
    },
    delegate_is_yourself: { what: 'You cannot be your own deputy', next: 'Name a colleague.' },
    too_many_delegations: { what: 'You have as many deputies as there can be', next: 'End one of them first.' },
    account_denied: {
      what: 'Your mandate does not open this account for that',
      next: 'Nothing was changed. Choose another mandate at the top, or ask a colleague who may.',
    },
    account_of_another_mandate: {
      what: 'This account is not under the mandate in which you act',
      next: 'Your enterprise has it. Choose another mandate at the top.',
    },
    no_permission_table: {
      what: 'The network holds no permission table for your mandate',
      next: 'Sign in through your bank again.',
    },
    not_allowed: {
      what: 'Your mandate does not allow this',
      next: 'Nothing was changed. Choose another mandate at the top, or ask a colleague who may.',
    },
    own_membership: {
      what: 'Nobody removes himself',
      next: 'Nothing was changed. If you want to go, choose “Leave this enterprise”.',
    },
    last_owner: {
      what: 'You are the last owner who acts here',
      next: 'You have not left. Have your bank name another owner first, or confirm that you mean it.',
    },
    invitation_is_over: {
      what: 'This invitation is over already',
      next: 'It was followed, cancelled or has run out. Write a new one if you still need it.',
    },
    already_invited: {
      what: 'An open invitation says the same',
      next: 'Nothing was added. Cancel that one first if you want to write it anew.',
    },
    too_many_invitations: {
      what: 'Too many invitations are open',
      next: 'Nothing was added. Cancel one that you no longer need first.',
    },
  },
  enterprises: {
    audience_too_wide: {
      what: 'This may not be shown so widely',
      next: 'Nothing was saved. Choose a narrower audience for it.',
    },
    disclosures_overtaken: {
      what: 'A colleague chose meanwhile',
      next: 'Nothing of yours was saved, and nothing of theirs was lost. The page shows what holds now: look at it and save again.',
    },
    export_busy: { what: 'Other exports are under way', next: 'Nothing is lost. Wait a minute and try again.' },
    document_empty: {
      what: 'This file has no content',
      next: 'Nothing was kept. Choose the file again, or scan it anew.',
    },
    document_too_large: {
      what: 'This file is larger than 10 MB',
      next: 'Nothing was kept. Save it smaller, for instance at 200 dots an inch, and add it again.',
    },
    document_type_unknown: {
      what: 'This is neither a PDF nor a JPEG or PNG picture, whatever its name says',
      next: 'Nothing was kept. Save it as one of these and add it again.',
    },
    document_not_as_claimed: {
      what: 'The content of this file is of another kind than its name says',
      next: 'Nothing was kept. Give it the ending of what it is, or save it anew.',
    },
    document_password_protected: {
      what: 'This PDF is protected by a password',
      next: 'Nothing was kept. Save a copy without a password and add that one.',
    },
    document_too_many_pixels: {
      what: 'This picture has more pixels than can be opened safely',
      next: 'Nothing was kept. Scan it at a lower resolution: at most 12,000 pixels a side and 40 million in all.',
    },
    document_broken: {
      what: 'This file is damaged or incomplete',
      next: 'Nothing was kept. Open it once to see, then save or scan it anew.',
    },
    document_upload_stopped: {
      what: 'The file did not arrive whole',
      next: 'Nothing was kept. Check your connection and send it again.',
    },
    document_uploads_at_once: {
      what: 'Other files of your enterprise are still on their way',
      next: 'Wait until they have arrived, then add this one.',
    },
    documents_full: {
      what: 'No more documents can be kept',
      next: 'Nothing was added. Remove earlier ones that were replaced, then add this one.',
    },
    documents_unavailable: {
      what: 'This network takes in no documents at the moment',
      next: 'What you wrote is kept. Try again later, or ask the operator.',
    },
    document_unreadable: {
      what: 'This document can no longer be read',
      next: 'Add it again, and tell us the reference below.',
    },
    blocked_by_you: {
      what: 'Your enterprise has blocked this one',
      next: 'Neither of you sees the other. To see it again, end the block under “Partners”, “Blocked”.',
    },
    registration_not_open: {
      what: 'The registration has moved on in the meantime',
      next: 'Nothing was changed. Reload the page to see how it stands and what can be done.',
    },
    statement_incomplete: {
      what: 'The statement is not complete yet',
      next: 'What you wrote is kept. Fill in the entries that are marked, then submit again.',
    },
    case_decided: {
      what: 'This case is decided already',
      next: 'Your decision was not recorded. Reload the page to see the one that stands.',
    },
    case_changed: {
      what: 'What this case is about has changed',
      next: 'Your decision was not recorded. Reload the page, compare the values again and decide then.',
    },
    own_case: {
      what: 'This case is about an enterprise you act for, or acted for',
      next: 'Nothing was changed. Another operator has to decide it.',
    },
    number_attested_elsewhere: {
      what: 'A bank names this number for the other enterprise',
      next: 'Nothing was changed. The number cannot be handed over; return the case or refuse it.',
    },
  },
  notifications: {
    email_off: {
      what: 'This network sends no e-mail',
      next: 'Nothing was changed. You are told under the bell.',
    },
    too_many_confirmations: {
      what: 'Several codes have been sent already',
      next: 'Look into the mailbox, the folder for unwanted mail too. A new code can be sent later.',
    },
    no_code_awaited: {
      what: 'No address waits to be confirmed',
      next: 'It is confirmed already, or the code is older than an hour. In the second case enter the address again.',
    },
    wrong_code: {
      what: 'This is not the code that was sent',
      next: 'Take the code from the newest e-mail and enter it again.',
    },
    bad_unsubscribe_link: {
      what: 'This link is not complete',
      next: 'Nothing was changed. Open it from the e-mail once more, or sign in and choose what you are told.',
    },
  },
  network: {
    partner_declined_lately: {
      what: 'This enterprise declined your request a short while ago',
      next: 'Nothing was sent. You can ask again 30 days after it declined; it can ask you at any time.',
    },
    partner_asked_often: {
      what: 'You have asked this enterprise several times already',
      next: 'Nothing was sent. Wait some weeks before you ask again; it can ask you at any time.',
    },
    too_many_requests_today: {
      what: 'That is enough requests for one day',
      next: 'Nothing was sent. Ask again tomorrow.',
    },
    too_many_open_requests: {
      what: 'Many of your requests are still without an answer',
      next: 'Nothing was sent. Cancel one that you no longer need, under “Partners”, then ask again.',
    },
    too_many_blocks: {
      what: 'Your enterprise blocks as many others as it can',
      next: 'Nothing was changed. End a block that you no longer need first.',
    },
    nobody_to_block: {
      what: 'Nobody acts for this enterprise here yet',
      next: 'Nothing was changed; there is nobody to block.',
    },
    own_enterprise: { what: 'This is your own enterprise', next: 'Nothing was changed. Choose another enterprise.' },
    not_verified: {
      what: 'Your enterprise is not attested by a bank yet',
      next: 'Nothing was sent. Give your bank a consent first, under “My enterprise”; then you can have partners.',
    },
    partner_not_verified: {
      what: 'No bank attests this enterprise yet',
      next: 'It cannot be a partner so far. You can watch it meanwhile.',
    },
    partner_not_requested: {
      what: 'There is no open request any more',
      next: 'They may have cancelled it. You can ask them yourself.',
    },
    too_many_watches: {
      what: 'You watch as many enterprises as one can',
      next: 'Nothing was lost. Stop watching one that no longer matters, then try again.',
    },
  },
  platform: {
    same_work_waits: {
      what: 'The same work waits in its queue already',
      next: 'Nothing was queued twice. When that work is done, discard this one.',
    },
    not_found: {
      what: 'This is not here',
      next: 'It may have ended, or it is not shown to you. Go back and look again.',
    },
    invalid_request: {
      what: 'Something in what you entered does not fit',
      next: 'Nothing was saved. Check the entries and send again.',
    },
    too_many_requests: {
      what: 'That was too many requests at once',
      next: 'Nothing is lost. Wait a minute, then try again.',
    },
    too_large: { what: 'That is too large to send', next: 'Nothing was saved. Make it shorter and send again.' },
    not_ready: { what: 'The network is just starting', next: 'Nothing is lost. Try again in a moment.' },
    idempotency_key_reused: {
      what: 'This was sent before with other content',
      next: 'Nothing was done twice. Reload the page and send it anew.',
    },
    request_in_progress: {
      what: 'The first attempt is still being worked on',
      next: 'Nothing is done twice. Wait a moment, then look at the page again.',
    },
    foreign_origin: {
      what: 'This request did not come from our own pages',
      next: 'Nothing was changed. Open the network by its own address and try again.',
    },
  },
  bank: bankProblems,
};
