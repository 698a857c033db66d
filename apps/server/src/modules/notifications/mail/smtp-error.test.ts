import { expect, test } from 'vitest';
import { senderOf, serverOf } from './smtp-client.ts';
import { readFailure, type SmtpFailure } from './smtp-error.ts';

const failures: [SmtpFailure, string][] = [
  [{ message: 'connect ECONNREFUSED', code: 'ESOCKET', command: 'CONN', syscall: 'connect' }, 'unreachable'],
  [{ message: 'queryA ENOTFOUND', code: 'EDNS', command: 'CONN' }, 'unreachable'],
  [{ message: 'Invalid login', code: 'EAUTH', command: 'AUTH PLAIN', responseCode: 535 }, 'unreachable'],
  [{ message: 'busy', code: 'EPROTOCOL', command: 'CONN', responseCode: 421 }, 'unreachable'],
  [
    { message: 'Connection timeout', code: 'ETIMEDOUT', command: 'CONN', timeoutType: 'CONNECT_TIMEOUT' },
    'unreachable',
  ],
  [{ message: 'Timeout', code: 'ETIMEDOUT', command: 'CONN', timeoutType: 'SOCKET_TIMEOUT' }, 'later'],
  [{ message: 'Connection closed unexpectedly', code: 'ECONNECTION', command: 'CONN' }, 'later'],
  [{ message: 'read ECONNRESET', code: 'ESOCKET', command: 'CONN', syscall: 'read' }, 'later'],
  [
    { message: 'x', code: 'EENVELOPE', command: 'RCPT TO', responseCode: 451, response: '451 4.7.1 greylisted' },
    'later',
  ],
  [
    { message: 'x', code: 'EENVELOPE', command: 'RCPT TO', responseCode: 550, response: '550 5.1.1 no' },
    'address_refused',
  ],
  [
    { message: 'x', code: 'EENVELOPE', command: 'RCPT TO', responseCode: 550, response: '550 nobody' },
    'address_refused',
  ],
  [
    { message: 'x', code: 'EENVELOPE', command: 'RCPT TO', responseCode: 550, response: '550 5.7.1 relay' },
    'message_refused',
  ],
  [
    { message: 'x', code: 'EENVELOPE', command: 'RCPT TO', responseCode: 552, response: '552 5.2.2 full' },
    'message_refused',
  ],
  [{ message: 'x', code: 'EENVELOPE', command: 'MAIL FROM', responseCode: 553, response: '553 who' }, 'later'],
  [{ message: 'x', code: 'EMESSAGE', command: 'DATA', responseCode: 554, response: '554 spam' }, 'message_refused'],
  [{ message: 'x', code: 'EMESSAGE', command: 'DATA', responseCode: 452, response: '452 full' }, 'later'],
];

test.each(failures)('%j', (failure, trouble) => {
  expect(readFailure(failure).trouble).toBe(trouble);
});

test('what a mail server says reaches the operator without the address', () => {
  const error = readFailure({
    message: 'x',
    code: 'EENVELOPE',
    command: 'RCPT TO',
    responseCode: 550,
    response: '550 5.1.1 <li.wei@qinghe.example>:\r\n no such user',
  });
  expect(error.message).toBe('550 5.1.1 <…@qinghe.example>: no such user (EENVELOPE)');
});

test('TLS is demanded of every mail server but those of this machine, unless it is switched off', () => {
  expect(serverOf(new URL('smtp://mail.example'))).toMatchObject({ port: 587, requireTLS: true, ignoreTLS: false });
  expect(serverOf(new URL('smtps://u%40x:p%3A@mail.example'))).toMatchObject({
    port: 465,
    secure: true,
    auth: { user: 'u@x', pass: 'p:' },
  });
  expect(serverOf(new URL('smtp://localhost:25'))).toMatchObject({ port: 25, requireTLS: false, ignoreTLS: true });
  expect(serverOf(new URL('smtp://mail.example:25?tls=off'))).toMatchObject({ requireTLS: false, ignoreTLS: true });
});

test('the sender is a name with an address, or an address', () => {
  expect(senderOf('Guildhall <a@b.example>')).toEqual({ name: 'Guildhall', address: 'a@b.example' });
  expect(senderOf('a@b.example')).toEqual({ name: '', address: 'a@b.example' });
});
