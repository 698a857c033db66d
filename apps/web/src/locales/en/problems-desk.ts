/** What banks and payments refuse, and what to do next. */
export const bankProblems = {
  submission_other_mandate: {
    what: 'This submission was made under another mandate',
    next: 'Nothing was changed. Choose the mandate of that bank and customer number at the top.',
  },
  form_changed: {
    what: 'The bank has changed this form',
    next: 'Your entries are kept. Look through them, save them again, then send.',
  },
  form_not_offered: {
    what: 'The bank does not offer this form any more',
    next: 'Your entries are kept. Choose another form, or ask your relationship manager.',
  },
  submission_changed_meanwhile: {
    what: 'A colleague has changed this submission',
    next: 'Nothing was overwritten. Load it again, then decide.',
  },
  submission_step_not_possible: {
    what: 'This is not possible as the submission stands now',
    next: 'Nothing was changed. Load it again to see how it stands.',
  },
  submission_invalid: {
    what: 'The form is not complete yet',
    next: 'Nothing was sent. The fields below say what is missing or does not fit.',
  },
  submission_drafts_full: {
    what: 'There are too many drafts',
    next: 'Nothing was lost. Send or discard some of them, then begin a new one.',
  },
  submission_attachments_full: {
    what: 'No more files can be added here',
    next: 'Remove one that was not sent yet, then add the new one.',
  },
  submission_attachment_not_wanted: {
    what: 'This file cannot go with the form',
    next: 'Nothing was kept. The form says which kinds and sizes the bank takes.',
  },
  offer_not_open: {
    what: 'This offer is not open any more',
    next: 'Nothing was accepted. Look through the offers that are open.',
  },
  offer_changed: {
    what: 'The bank has changed this offer',
    next: 'Nothing was accepted. Read the new terms, then decide.',
  },
  offer_accepted_already: {
    what: 'Your enterprise has accepted this offer already',
    next: 'Load the page again: it leads to the application that was begun.',
  },
  offer_of_other_bank: {
    what: 'This offer is made by another bank',
    next: 'Nothing was accepted. Choose your mandate at that bank, then apply.',
  },
  offer_other_mandate: {
    what: 'This offer is meant for another customer number of your enterprise',
    next: 'Choose your mandate under that number at the top of the page.',
  },
  offer_document_unavailable: {
    what: 'The bank does not give the document now',
    next: 'Try again in a few minutes.',
  },
  offer_document_altered: {
    what: 'The document is not the one that the bank signed for',
    next: 'It was not handed on, and the operator knows. Ask your relationship manager for it.',
  },
  wording_changed: {
    what: 'The wording of this consent has changed',
    next: 'Nothing is shared. Load the page again, read it, then decide.',
  },
  unavailable: {
    what: 'The bank does not answer at the moment',
    next: 'Nothing has changed. Try again in a few minutes; what the bank sends meanwhile is fetched later.',
  },
  unknown: { what: 'This bank is not connected', next: 'Choose one of the connected banks.' },
  consent_ended: {
    what: 'This consent has already ended',
    next: 'Nothing was changed. You can give a new one on any day.',
  },
  record_settled: {
    what: 'This record is already settled',
    next: 'Nothing was changed. Reload the page to see how it ended.',
  },
  consent_refused: {
    what: 'The consent was not given',
    next: 'You or the bank refused it there. Nothing is shared; you can begin again on any day.',
  },
  consent_attempt_unknown: {
    what: 'This return from the bank fits no open request',
    next: 'Nothing was changed. If the consent is missing below, begin again here.',
  },
  consent_of_other_enterprise: {
    what: 'The consent was given for another enterprise',
    next: 'It was ended at once and nothing was read. Begin again, and choose the mandate of this enterprise at the bank.',
  },
  answer_refused: {
    what: 'The bank’s answer could not be confirmed',
    next: 'Nothing was changed. Try again later; if it stays so, ask your bank.',
  },
  bank_unavailable: {
    what: 'Your bank cannot be reached at the moment',
    next: 'Nothing was changed. Try again in a few minutes.',
  },
  record_not_retryable: {
    what: 'This record cannot be retried',
    next: 'It stays kept aside as it is. The bank has to send it rightly.',
  },
};

export const paymentProblems = {
  own_enterprise: { what: 'This is your own enterprise', next: 'Choose another one.' },
  not_verified: {
    what: 'No bank attests your enterprise yet',
    next: 'Give your bank a consent first; then you can trade.',
  },
  other_not_verified: {
    what: 'No bank attests this enterprise yet',
    next: 'Nothing was sent. Choose another enterprise.',
  },
  not_your_step: {
    what: 'This is for the other side to do',
    next: 'Nothing was changed. You are told when it has been done.',
  },
  no_escrow: {
    what: 'This order was agreed without escrow',
    next: 'Nothing was changed. Settle it with the other side.',
  },
  order_already_so: {
    what: 'This was done already',
    next: 'Nothing was changed. Reload the page to see how the order stands.',
  },
  order_is_over: {
    what: 'This order has ended',
    next: 'Nothing was changed. Place a new order if there is more to trade.',
  },
  order_not_now: {
    what: 'This cannot be done to the order as it stands',
    next: 'Nothing was changed. Reload the page to see how it stands.',
  },
  request_is_over: {
    what: 'This payment request has ended',
    next: 'Nothing was changed. Ask for a new one if it is still to be paid.',
  },
  request_not_now: {
    what: 'This cannot be done to the request as it stands',
    next: 'Nothing was changed. Reload the page to see how it stands.',
  },
  payment_under_way: {
    what: 'A payment for this is under way',
    next: 'Nothing was changed. End that payment first, or wait for it.',
  },
  order_documents_full: {
    what: 'No more documents fit into this order',
    next: 'Nothing was added. Send the rest to the other side by another way, for example by mail.',
  },
  bank_asked_already: {
    what: 'The bank has been asked for something already',
    next: 'Nothing was sent. The page says who asked for what and when; ask again when the bank has answered.',
  },
  bank_being_asked: {
    what: 'What the bank says of this escrow does not fit',
    next: 'Nothing was changed and no money moves. The bank is being asked; the page follows by itself.',
  },
  release_returned: {
    what: 'A release came back and the bank has not placed it yet',
    next: 'Nothing was changed and no money moves. The page follows by itself when the bank has decided.',
  },
  escrow_not_ready: {
    what: 'The escrow takes no payment at the moment',
    next: 'Nothing was paid. Look at the order again in a moment.',
  },
  not_overdue: {
    what: 'The seller may still deliver',
    next: 'Nothing was changed. Wait for the last day to deliver, or object.',
  },
  more_than_held: { what: 'The escrow holds less than that', next: 'Nothing was changed. Write a smaller amount.' },
  more_than_owed: {
    what: 'Less than that is left to be asked for this order',
    next: 'Nothing was sent. Write a smaller amount.',
  },
  order_not_payable: {
    what: 'Payment is asked for what has been delivered',
    next: 'Nothing was sent. Mark the order as delivered first; with escrow the bank pays you.',
  },
  not_allowed: {
    what: 'The permission table does not allow this payment',
    next: 'Nothing was saved. Another account or amount may be open to you; or ask a colleague who may.',
  },
  limit_exceeded: {
    what: 'The amount is beyond your limit',
    next: 'Nothing was saved and nothing was used of the limit. Choose a smaller amount, or ask a colleague whose limit suffices.',
  },
  no_rule: {
    what: 'No rule says who releases this amount from this account',
    next: 'Nothing was saved. Have the permission table changed, then prepare the payment.',
  },
  not_the_maker: {
    what: 'Somebody else prepared this payment',
    next: 'Nothing was changed. Only whoever prepared it changes or withdraws it, under the same mandate.',
  },
  own_is_withdrawn: { what: 'You prepared this payment yourself', next: 'Withdraw it instead of cancelling it.' },
  changed_meanwhile: {
    what: 'This payment was changed in the meantime',
    next: 'Nothing was overwritten. Reload the page to see what it says now.',
  },
  nothing_changed: {
    what: 'This is what the payment says already',
    next: 'Nothing was changed, and the signatures stand.',
  },
  no_receipt_yet: {
    what: 'There is no receipt yet',
    next: 'The bank has not executed this payment. Look again when it has.',
  },
  is_signed: {
    what: 'Everybody has signed exactly this',
    next: 'Nothing was changed. Withdraw or cancel the payment, then prepare a new one.',
  },
  not_a_signer: {
    what: 'Somebody who has signed it authorises it at the bank',
    next: 'Nothing was paid. Ask one of the signers, who stand on the page.',
  },
  is_authorised: {
    what: 'This payment is authorised at the bank already',
    next: 'There is nothing left to do; it is being released.',
  },
  consent_expired: {
    what: 'The time to authorise this payment at the bank is over',
    next: 'Nothing was paid. Prepare a new one if it is still to be paid.',
  },
  consent_refused: {
    what: 'This payment was refused at the bank',
    next: 'Nothing was paid. Prepare a new one if it is still to be paid.',
  },
  account_closed: {
    what: 'The account you pay from is closed',
    next: 'Nothing was prepared. Choose another account of yours.',
  },
  bank_refuses: {
    what: 'The bank does not accept this payment',
    next: 'Nothing was paid, and the limits are free again. Prepare a new one with what the bank names put right.',
  },
  bank_unavailable: {
    what: 'The bank does not answer at the moment',
    next: 'The payment keeps its signatures and nothing was paid. Try again in a minute.',
  },
  entry_changed_meanwhile: {
    what: 'Somebody else has dealt with this line',
    next: 'Nothing of yours was written. The list shows how it stands now.',
  },
  item_changed_meanwhile: {
    what: 'This record was matched meanwhile',
    next: 'Nothing of yours was written. Look at the line again and choose another record.',
  },
  match_undone: {
    what: 'This match was taken apart already',
    next: 'Nothing is left to do. The list shows how its lines stand now.',
  },
  month_closed: {
    what: 'This month is closed',
    next: 'What is in it stays as it is. A correction belongs into an open month.',
  },
  month_not_closable: {
    what: 'The month cannot be closed yet',
    next: 'Settle what is named beside the button, then close it.',
  },
  sums_differ: {
    what: 'Lines and records differ',
    next: 'Say what the difference is, or choose other records.',
  },
  fee_too_high: {
    what: 'The difference is too large for a fee',
    next: 'Choose another kind of difference, with a note.',
  },
  is_released: {
    what: 'This payment is on its way to the bank',
    next: 'It cannot be changed or taken back here any more.',
  },
  is_over: {
    what: 'This payment has ended',
    next: 'Nothing was changed. Prepare a new one if it is still to be paid.',
  },
  not_now: {
    what: 'This cannot be done to the payment as it stands',
    next: 'Nothing was changed. Reload the page to see how it stands.',
  },
  other_mandate: {
    what: 'This payment belongs to another bank or customer number',
    next: 'Switch to a mandate there at the top to see it.',
  },
  maker_may_no_more: {
    what: 'Whoever prepared this payment may not do so any more',
    next: 'It was not released. Reject it, or have it prepared anew.',
  },
  rule_changed: {
    what: 'The permission table asks for other signatures now',
    next: 'It was not released. Reject it, or have it prepared anew.',
  },
  statement_file_refused: {
    what: 'This file cannot be taken',
    next: 'Nothing of it was booked; it is kept aside with line and reason. Have the bank issue it again, then upload that one.',
  },
  statement_account_not_open: {
    what: 'The file is of an account that your mandate does not open',
    next: 'Nothing of it was booked. Switch to the mandate that opens the account, or ask the bank for a file of your accounts alone.',
  },
  statement_file_too_large: {
    what: 'The file is larger than 16 MB',
    next: 'Nothing was sent. Ask the bank for one file a day, or one an account.',
  },
  statement_file_type_unknown: {
    what: 'This is no statement file',
    next: 'Nothing was taken. Choose the XML file as the bank gave it: camt.052, camt.053 or camt.054.',
  },
  statement_files_busy: {
    what: 'Other files are being read at the moment',
    next: 'Nothing was taken yet. Send this one again in a few seconds.',
  },
  nothing_to_export: {
    what: 'The bank gave no statement of these days',
    next: 'A camt.053 file needs its balances. Choose other days, or take the entries as CSV.',
  },
  too_much_to_export: {
    what: 'That is too much for one file',
    next: 'A file holds at most 366 days and 20,000 entries. Choose fewer days.',
  },
};
