import { findMember, type Member } from '../world/members.ts';
import { makePdf } from '../sample-files.ts';
import { makeStatement } from '../statements/make-statement.ts';
import { persist } from '../world/patience.ts';
import type { Visitor } from '../world/visitor.ts';
import type { World } from '../world/world.ts';
import { nothing, pick, type Ids } from './ids.ts';
import { matchLine } from './match-ids.ts';
import { principals, type PrincipalName } from './principals.ts';
import { beginSigning } from './signing-ids.ts';
import { beginTrade } from './trade-ids.ts';

const accountsMs = 240_000;

/** The principals of the matrix, signed in, and the ids of what they own. */
export interface Cast {
  visitor(name: PrincipalName): Visitor;
  /** One more session of the same principal. */
  fresh(name: PrincipalName): Promise<Visitor>;
  /** Ids that are this principal's own; for one without a session, those of the first enterprise. */
  own(name: PrincipalName): Ids;
  /** Ids of an enterprise that is not this principal's. */
  foreign(name: PrincipalName): Ids;
  /** Ids of the same enterprise that are another mandate's: of its table and accounts at its other bank. */
  otherMandate: Ids;
}

export async function openCast(world: World): Promise<Cast> {
  await world.settled();
  const visitors = new Map<PrincipalName, Visitor>([['nobody', world.visitor()]]);
  const ids = new Map<PrincipalName, Ids>();
  for (const { name } of principals) {
    const member = memberOf(world, name);
    if (member === null) continue;
    const visitor = await world.signedIn(member);
    visitors.set(name, visitor);
    // A session to end that is not the one that tries everything.
    await world.signedIn(member);
    ids.set(name, await collectIds(visitor, member));
  }
  const visitorOf = (name: PrincipalName): Visitor => {
    const visitor = visitors.get(name);
    if (visitor === undefined) throw new Error(`${name} is not signed in`);
    return visitor;
  };
  // The table of the first enterprise at its other bank is held once somebody has signed in there.
  const elsewhere = findMember(world.sample, 'accountant', 'qinghe', 'lanjiang');
  const otherMandate = await collectIds(await world.signedIn(elsewhere), elsewhere);
  const known = (name: PrincipalName): Ids => {
    const found = ids.get(name);
    if (found === undefined) throw new Error(`${name} has no ids`);
    return found;
  };
  const [mine, theirs] = [known('owner'), known('foreign owner')];
  const third = await world.signedIn(findMember(world.sample, 'owner', 'hotel'));
  const thirdId = (await third.get<{ id: string }>('/v1/enterprise')).body.id;
  const begin = async (name: PrincipalName, of: Ids): Promise<Ids> => ({
    ...of,
    ...(await beginTrade(visitorOf(name), of['submissionId'] ?? nothing, thirdId)),
  });
  const strange = {
    // An owner of the first enterprise prepares no payments: one of its accountant waits for signatures.
    ofOwner: { ...(await begin('owner', mine)), ...pick(known('accountant'), ['paymentId', 'approvalId']) },
    // He pays alone: one of his treasurer waits for him.
    ofForeignOwner: {
      ...(await begin('foreign owner', theirs)),
      ...pick(known('foreign treasurer'), ['paymentId', 'approvalId']),
    },
  };
  const isForeign = (name: PrincipalName): boolean => name.startsWith('foreign');
  return {
    visitor: visitorOf,
    fresh: async (name) => {
      const member = memberOf(world, name);
      return member === null ? world.visitor() : world.signedIn(member);
    },
    own: (name) => (name === 'nobody' ? known('owner') : known(name)),
    otherMandate,
    foreign: (name) => (isForeign(name) ? strange.ofOwner : strange.ofForeignOwner),
  };
}

function memberOf(world: World, name: PrincipalName): Member | null {
  const principal = principals.find((one) => one.name === name);
  if (principal === undefined || principal.role === null) return null;
  return findMember(world.sample, principal.role, principal.enterprise);
}

/** Asks the network itself for the ids of what the visitor owns; what the visitor owns none of gets an id that nobody has. */
async function collectIds(visitor: Visitor, member: Member): Promise<Ids> {
  const enterpriseId = await firstId(visitor, '/v1/enterprise', (body: { id?: string }) => body.id);
  const sessionId = await firstId(
    visitor,
    '/v1/sessions',
    (body: { items?: { id: string; current: boolean }[] }) => body.items?.find((one) => !one.current)?.id,
  );
  const consentId = await firstId(
    visitor,
    '/v1/bank-consents',
    (body: { items?: { id: string }[] }) => body.items?.[0]?.id,
  );
  const personId = await firstId(visitor, '/v1/session', (body: { person?: { id: string } }) => body.person?.id);
  const evidenceId = await firstId(
    visitor,
    `/v1/enterprises/${enterpriseId ?? nothing}/facts`,
    (body: { items?: { evidenceId: string | null }[] }) =>
      body.items?.find((fact) => fact.evidenceId !== null)?.evidenceId ?? undefined,
  );
  const tableId = await firstId(
    visitor,
    '/v1/permission-tables',
    (body: { items?: { id: string }[] }) => body.items?.[0]?.id,
  );
  const accountNumber = await firstAccount(visitor);
  // Whoever may only prepare payments sees accounts nowhere else.
  const payable = await firstId(
    visitor,
    '/v1/payable-accounts',
    (body: { items?: { accountNumber: string }[] }) => body.items?.[0]?.accountNumber,
  );
  const documentId = await addDocument(visitor);
  const invitationId = await invite(visitor, member);
  const paymentId = await preparePayment(visitor);
  const booked = await bringStatement(visitor);
  const submissionId = await beginSubmission(visitor);
  const signing = await beginSigning(visitor, { paymentId, tableId, subject: member.personId });
  // One of another bank is accepted under a mandate there.
  const offerId = await firstId(
    visitor,
    '/v1/offers',
    (body: { items?: { id: string; bank: { slug: string } }[] }) =>
      body.items?.find(({ bank }) => bank.slug === member.bank)?.id,
  );
  return {
    bank: member.bank,
    enterpriseId: enterpriseId ?? nothing,
    sessionId: sessionId ?? nothing,
    consentId: consentId ?? nothing,
    evidenceId: evidenceId ?? nothing,
    factKey: 'legal_name',
    personId: personId ?? nothing,
    subject: member.personId,
    invitationId: invitationId ?? nothing,
    recordId: nothing,
    jobId: nothing,
    documentId: documentId ?? nothing,
    caseId: nothing,
    passkeyId: nothing,
    changeId: nothing,
    tableId: tableId ?? nothing,
    version: '1',
    approvalId: nothing,
    accountNumber: accountNumber ?? payable ?? nothing,
    paymentId: paymentId ?? nothing,
    statementId: booked.statementId ?? nothing,
    entryId: booked.entryId ?? nothing,
    delegationId: nothing,
    matchId: booked.matchId ?? nothing,
    submissionId: submissionId ?? nothing,
    orderId: nothing,
    requestId: nothing,
    attachmentId: nothing,
    formId: 'general-enquiry',
    offerId: offerId ?? nothing,
    offerDocumentId: 'terms',
    ...signing,
  };
}

/** Whoever looks waits some seconds for the bank and no longer: a busy one has answered when he looks again. None for who sees none. */
async function firstAccount(visitor: Visitor): Promise<string | undefined> {
  type Accounts = { items?: { accountNumber: string }[]; reading?: { readAt: string | null; reachable: boolean } };
  return persist('the bank has told of the accounts', accountsMs, async () => {
    const { body } = await visitor.get<Accounts>('/v1/accounts');
    const isAsked = body.reading?.readAt === null && body.reading.reachable;
    return isAsked ? null : { accountNumber: body.items?.[0]?.accountNumber };
  }).then((found) => found.accountNumber);
}

/** One of the visitor's own, because whoever may removes it; none for who may not add any. */
async function addDocument(visitor: Visitor): Promise<string | undefined> {
  const address = '/v1/evidence-documents?kind=business_licence&fileName=licence.pdf';
  return (await visitor.post<{ id?: string }>(address, makePdf())).body.id;
}

/** A payment that waits for signatures; none for who may not prepare any. */
async function preparePayment(visitor: Visitor): Promise<string | undefined> {
  type Payable = { items?: { accountNumber: string; currency: string }[] };
  const [account] = (await visitor.get<Payable>('/v1/payable-accounts')).body.items ?? [];
  if (account === undefined) return undefined;
  const answer = await visitor.post<{ id?: string }>('/v1/payments', {
    debtorAccount: account.accountNumber,
    creditorName: '恒信贸易有限公司',
    creditorAccount: '6228480100007733',
    creditorBank: '江南银行',
    amount: '1.00',
    currency: account.currency,
    remittance: '货款',
  });
  return answer.body.id;
}

/** A draft; none for who may not submit anything. */
async function beginSubmission(visitor: Visitor): Promise<string | undefined> {
  return (await visitor.post<{ id?: string }>('/v1/submissions', { formId: 'general-enquiry' })).body.id;
}

/** One for each of those who match: they share accounts. */
const lines = {
  closing: `${100 + principals.length}.00`,
  entries: principals.map((_, at) => ({ amount: '1.00', reference: `R-${at}` })),
};

interface Booked {
  readonly statementId?: string;
  readonly entryId?: string;
  readonly matchId?: string | undefined;
}

/** A statement of the visitor's first account, an entry and a match there; none for who may not bring any and finds none. */
async function bringStatement(visitor: Visitor): Promise<Booked> {
  type Account = { accountNumber: string; currency: string };
  const [account] = (await visitor.get<{ items?: Account[] }>('/v1/accounts')).body.items ?? [];
  if (account === undefined) return {};
  const { accountNumber, currency } = account;
  await visitor.post(
    '/v1/statement-files?fileName=statement.xml',
    makeStatement({ ...lines, accountNumber, currency }),
  );
  type Listed = { items?: { id: string; statementId: string; day: string }[] };
  const [entry] = (await visitor.get<Listed>(`/v1/accounts/${accountNumber}/entries`)).body.items ?? [];
  if (entry === undefined) return {};
  const matchId = await matchLine(visitor, accountNumber, entry.day.slice(0, 7));
  return { statementId: entry.statementId, entryId: entry.id, matchId };
}

/** An invitation of the visitor's own enterprise; none for who may not invite. */
async function invite(visitor: Visitor, { bank }: Member): Promise<string | undefined> {
  const address = '/v1/invitations';
  return (await visitor.post<{ id?: string }>(address, { bank, roleId: 'accountant' })).body.id;
}

async function firstId<Body>(
  visitor: Visitor,
  path: string,
  pick: (body: Body) => string | undefined,
): Promise<string | undefined> {
  return pick((await visitor.get<Body>(path)).body);
}
