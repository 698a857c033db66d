/** An entry was added to a customer's journal. */
export const journalEntryEvent = 'urn:guildhall:bank:journal-entry';
/** A version of a customer's permission table came into force. */
export const permissionTableEvent = 'urn:guildhall:bank:permission-table';

/** A payment was executed or rejected. */
export const paymentStatusEvent = 'urn:guildhall:bank:payment-status';

/** Something became of an escrow. */
export const escrowEvent = 'urn:guildhall:bank:escrow';

/** A subsystem published, replaced or withdrew an offer; of no customer. */
export const offerEvent = 'urn:guildhall:bank:offer';
/** The bank said something of a submission: its status, what is wanted, a message. */
export const submissionEvent = 'urn:guildhall:bank:submission';

/** A statement file was issued to a customer. */
export const statementFileEvent = 'urn:guildhall:bank:statement-file';

/** What an event tells: its kind (RFC 8417 §2.2) and what is said of it. */
export type BankEvent = { type: string; data: Record<string, unknown> };
