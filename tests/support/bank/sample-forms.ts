/** What the sandbox bank publishes: the network takes every one of them. */
export { bankForms } from '../../../apps/sandbox-bank/src/submissions/forms/forms.ts';
