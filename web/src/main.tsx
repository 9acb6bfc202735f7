import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import '@mantine/core/styles.css';
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { setNonce } from 'get-nonce';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { App } from './app/app';
import { styleNonce } from './app/account';
import { ProblemError } from '../../src/client/problem';
import { meQuery } from './api/queries';
import './console.css';
import { resolver, theme } from './theme';

// What locks the page behind a window writes a style of its own.
setNonce(styleNonce());

const RETRIES = 2;

const onError = (error: unknown): void => {
  // The session has ended: whoever reads signs in again, and comes back to this very page.
  if (error instanceof ProblemError && error.status === 401) void client.invalidateQueries(meQuery);
};

const client = new QueryClient({
  queryCache: new QueryCache({ onError: (error, query) => query.queryKey[0] !== 'me' && onError(error) }),
  mutationCache: new MutationCache({ onError }),
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (count, error) =>
        count < RETRIES && !(error instanceof ProblemError && error.status >= 400 && error.status < 500),
    },
  },
});

createRoot(document.getElementById('root')!).render(
  <MantineProvider
    theme={theme}
    cssVariablesResolver={resolver}
    colorSchemeManager={localStorageColorSchemeManager({ key: 'countersign:colours' })}
    defaultColorScheme="auto"
    getStyleNonce={styleNonce}
  >
    <QueryClientProvider client={client}>
      <BrowserRouter>
        <App />
      </BrowserRouter>
    </QueryClientProvider>
  </MantineProvider>,
);
