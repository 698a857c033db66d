import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory } from '@tanstack/react-router';
import { cleanup, configure, render, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, expect, vi } from 'vitest';
import { createQueryClient } from '../api/query-client.ts';
import { App } from '../app.tsx';
import { startTranslation, switchLanguage } from '../locales/i18n.ts';
import type { Language } from '../locales/languages.ts';
import { ReaderProvider } from '../locales/use-reader.ts';
import { createClientRouter } from '../routes.tsx';
import { leaveForSignIn } from '../session-end.ts';
import { theme } from '../ui/theme.ts';
import { mockNetwork, sampleAnswers } from './mock-network.ts';
import type { Answers, Call } from './mock-network.ts';

// Whole pages are drawn here, beside other tests on the same two cores.
configure({ asyncUtilTimeout: 60_000 });

afterEach(async () => {
  // A page that is still being loaded when the file ends would come into a window that is gone, which fails the run.
  await vi.dynamicImportSettled();
  cleanup();
  vi.unstubAllGlobals();
});

/** Draws one component in a language. */
export async function renderIn(language: Language, component: ReactNode): Promise<void> {
  await speak(language);
  render(
    <MantineProvider theme={theme} env="test">
      <ReaderProvider>{component}</ReaderProvider>
    </MantineProvider>,
  );
}

/**
 * Draws the whole client at an address, over a network with sample data.
 * @returns what was asked of the network, and a wait until all of it is answered.
 */
export async function renderApp(
  path: string,
  language: Language,
  answers: Answers = {},
): Promise<{ calls: Call[]; answered: () => Promise<void> }> {
  await speak(language);
  const network = mockNetwork({ ...sampleAnswers(new Date()), ...answers });
  vi.stubGlobal('fetch', network.fetch);
  const queryClient = createQueryClient((code) => leaveForSignIn(router, queryClient, code));
  const router = createClientRouter(queryClient, createMemoryHistory({ initialEntries: [path] }));
  render(
    <QueryClientProvider client={queryClient}>
      <App router={router} env="test" />
    </QueryClientProvider>,
  );
  const answered = () => waitFor(() => expect(queryClient.isFetching() + queryClient.isMutating()).toBe(0));
  return { calls: network.calls, answered };
}

let started = false;

async function speak(language: Language): Promise<void> {
  if (!started) await startTranslation(language);
  started = true;
  await switchLanguage(language);
}
