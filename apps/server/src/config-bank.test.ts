import { expect, test } from 'vitest';
import { ConfigError, readConfig } from './config.ts';

const rest = { DATABASE_URL: 'postgresql://localhost/x', GUILDHALL_KEY: 'k', PUBLIC_URL: 'https://network.example' };

test('a bank has ten seconds to answer, or as many fewer as are asked for', () => {
  expect(readConfig(rest).bankTimeoutMs).toBe(10_000);
  expect(readConfig({ ...rest, BANK_TIMEOUT_SECONDS: '4' }).bankTimeoutMs).toBe(4_000);
});

test('more seconds, parts of one, and what is no number are refused by the name of the option', () => {
  for (const bad of ['0', '11', '1.5', '-1', 'soon'])
    expect(() => readConfig({ ...rest, BANK_TIMEOUT_SECONDS: bad }), bad).toThrow(
      expect.toSatisfy((error) => error instanceof ConfigError && error.message.includes('BANK_TIMEOUT_SECONDS')),
    );
});
