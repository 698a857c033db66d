import { accounts } from './accounts.ts';
import { approvals, deputies } from './approvals.ts';
import { audit } from './audit.ts';
import { cases } from './cases.ts';
import { codes } from './codes.ts';
import { common } from './common.ts';
import { enterprise, evidence } from './enterprise.ts';
import { facts } from './facts.ts';
import { home } from './home.ts';
import { jobs } from './jobs.ts';
import { mine, more, notFound, passkeys, sessions } from './mine.ts';
import { notifications, tellMe } from './notifications.ts';
import { mandates } from './mandates.ts';
import { members } from './members.ts';
import { blocks, partners, search } from './network.ts';
import { offers } from './offers.ts';
import { operator } from './operator.ts';
import { order, orderForm, orders, requests } from './orders.ts';
import { payment, paymentForm, payments, receipt } from './payments.ts';
import { permissions } from './permissions.ts';
import { problems } from './problems.ts';
import { reconciliation } from './reconciliation.ts';
import { registration } from './registration.ts';
import { sharing } from './sharing.ts';
import { shell } from './shell.ts';
import { statements } from './statements.ts';
import { signIn, start } from './start.ts';
import { schemaForm, submissions } from './submissions.ts';
import { exporting, looks, visibility } from './visibility.ts';

export const messages = {
  accounts,
  approvals,
  deputies,
  audit,
  blocks,
  cases,
  codes,
  common,
  enterprise,
  evidence,
  exporting,
  facts,
  home,
  jobs,
  looks,
  mandates,
  members,
  mine,
  more,
  notFound,
  notifications,
  offers,
  operator,
  order,
  orderForm,
  orders,
  partners,
  payment,
  paymentForm,
  receipt,
  payments,
  permissions,
  problems,
  reconciliation,
  registration,
  requests,
  search,
  passkeys,
  sessions,
  sharing,
  schemaForm,
  shell,
  submissions,
  signIn,
  start,
  statements,
  tellMe,
  visibility,
};
