import 'virtual:theme.css';
import './ui/mantine.css';
import './ui/global.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import { createQueryClient } from './api/query-client.ts';
import { sessionQuery } from './api/session-queries.ts';
import { App } from './app.tsx';
import { startTranslation } from './locales/i18n.ts';
import { preferredLanguage } from './locales/languages.ts';
import { createClientRouter } from './routes.tsx';
import { leaveForSignIn } from './session-end.ts';
import { afterFirstPage } from './ui/after-first-page.ts';

const queryClient = createQueryClient((code) => leaveForSignIn(router, queryClient, code));
const router = createClientRouter(queryClient);
const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element with the id root');

// Who is signed in is asked while the texts come.
void queryClient.prefetchQuery(sessionQuery);
await startTranslation(preferredLanguage());
const client = (
  <QueryClientProvider client={queryClient}>
    <App router={router} />
  </QueryClientProvider>
);
// In small steps, so that the browser answers meanwhile.
startTransition(() => createRoot(root).render(client));
// The list of font slices and the slices are larger than the program: they wait for the first page, not the page for them.
afterFirstPage(
  () => queryClient.isFetching() > 0,
  () => void import('./ui/fonts.css'),
);
