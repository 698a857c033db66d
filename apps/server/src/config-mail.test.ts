import { expect, test } from 'vitest';
import { ConfigError, readConfig } from './config.ts';

const rest = { DATABASE_URL: 'postgresql://localhost/x', GUILDHALL_KEY: 'k', PUBLIC_URL: 'https://network.example' };

test('without a mail server e-mail is off', () => {
  expect(readConfig(rest).mail).toBeNull();
  expect(readConfig({ ...rest, SMTP_URL: '' }).mail).toBeNull();
});

test('the sender is that of MAIL_FROM, or one at our own host', () => {
  const read = (mailFrom?: string) =>
    readConfig({ ...rest, SMTP_URL: 'smtp://mail.example', MAIL_FROM: mailFrom }).mail;
  expect(read()).toEqual({ smtpUrl: 'smtp://mail.example', mailFrom: 'Guildhall <no-reply@network.example>' });
  for (const good of ['a@b.example', 'Guildhall 网络 <a@b.example>']) expect(read(good)?.mailFrom).toBe(good);
  for (const bad of [
    'nobody',
    'A <a@b.example',
    'a@b.example>',
    'A\r\nBcc: c@d.example <a@b.example>',
    'a@b.example, c@d.example',
  ])
    expect(() => read(bad), bad).toThrow(/MAIL_FROM/);
});

test('what is no address of a mail server is refused by the name of the option', () => {
  for (const bad of ['mail.example', 'https://mail.example', 'smtp://', 'smtp://mail.example?tls=no'])
    expect(() => readConfig({ ...rest, SMTP_URL: bad }), bad).toThrow(ConfigError);
});
