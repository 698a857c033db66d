import type { Member } from './members.ts';
import type { Visitor } from './visitor.ts';

/** Signs a visitor in through the pages of the bank, as a browser would. @returns the path at which the visitor ends. */
export async function signIn(visitor: Visitor, member: Member, request: object = {}): Promise<string> {
  const begun = await visitor.post<{ redirectTo: string }>('/v1/sign-in/bank', { bank: member.bank, ...request });
  if (begun.status !== 200) throw new Error(`sign-in does not begin: ${begun.status} ${JSON.stringify(begun.body)}`);
  return answerBank(visitor, begun.body.redirectTo, member);
}

/** Answers the bank's page for this member: picks the person and the mandate, and follows the way back. */
export async function answerBank(visitor: Visitor, redirectTo: string, member: Member): Promise<string> {
  const page = await visitor.follow(redirectTo);
  if (page.status !== 200 || !new URL(page.url).pathname.startsWith('/interaction/')) {
    throw new Error(`no sign-in page but ${page.status} at ${page.url}`);
  }
  const mandate = JSON.stringify([member.customerId, member.roleId, member.departmentId]);
  const form = new URLSearchParams({ person: member.personId, mandate, lang: 'zh-CN' });
  const answered = await visitor.request('POST', page.url, form);
  const location = answered.headers.get('location');
  if (location === null) throw new Error(`the bank does not go on: ${answered.status}`);
  const end = new URL((await visitor.follow(new URL(location, page.url).href, visitor.origin)).url);
  return `${end.pathname}${end.search}`;
}

/** Authorises a payment at the bank as one of its signers, through the pages of the bank. @returns the path at which he ends. */
export async function authorisePayment(visitor: Visitor, paymentId: string, member: Member): Promise<string> {
  const begun = await visitor.post<{ redirectTo: string }>(`/v1/payments/${paymentId}/authorize`);
  if (begun.status !== 200)
    throw new Error(`he is not sent to the bank: ${begun.status} ${JSON.stringify(begun.body)}`);
  return answerBank(visitor, begun.body.redirectTo, member);
}
