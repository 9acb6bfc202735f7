import express, { type ErrorRequestHandler, type Express } from 'express';
import { Refused } from '../domain/problems.ts';
import { securityHeaders } from './headers.ts';
import { mountAll } from './mount.ts';
import { Overloaded, WorkGate } from './overload.ts';
import { errorPage } from './pages/plain-pages.ts';
import { loggable, problemDocument, problemsOf, PROBLEM_TYPE } from './problem.ts';
import { retryAfterOf } from './retry-after.ts';
import { traceOf, tracing } from './request-trace.ts';
import { routes } from './routes/index.ts';
import { SCIM_JSON, scimErrorOf } from './scim/messages.ts';
import { mountScim } from './scim/mount.ts';
import { createServices, type ApiParts, type Services } from './services.ts';

export type { ApiParts } from './services.ts';

/** Answers every error: a page where people read, problem+json everywhere else, and nothing of what is inside. */
const refusing =
  ({ log, publicUrl }: Services): ErrorRequestHandler =>
  (error: unknown, _request, response, next) => {
    const { traceId, route, refusal, statuses } = traceOf(response);
    const problems = problemsOf(error);
    if (problems === undefined) log.error({ traceId, route, error: loggable(error) }, 'a request failed');
    else if (problems[0]?.code === 'unavailable' && !(error instanceof Overloaded))
      log.warn({ traceId, route, error: loggable(error) }, 'a dependency does not answer');
    if (response.headersSent) {
      next(error);
      return;
    }
    response.set(retryAfterOf(error));
    if (refusal === 'scim') {
      const { status, body } = scimErrorOf(error, problems, traceId);
      if (status === 401) response.set('www-authenticate', 'Bearer');
      response.status(status).type(SCIM_JSON).send(JSON.stringify(body));
      return;
    }
    const document = problemDocument(problems, { traceId, publicUrl, statuses });
    const { status, title, detail } = document;
    response.status(status);
    if (status === 401) response.set('www-authenticate', 'Bearer');
    if (refusal === 'page') response.type('text/html').send(errorPage({ status, title, detail, traceId }));
    else response.type(PROBLEM_TYPE).send(JSON.stringify(document));
  };

/** The whole of the service's HTTP: API, pages, health, figures and documentation. */
export const createApi = (parts: ApiParts): Express => {
  const services = createServices(parts, routes);
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.enable('case sensitive routing');
  app.enable('strict routing');
  app.set('trust proxy', [...services.trustedProxies]);
  app.use(tracing(services), ...securityHeaders(services.secure));
  const gate = new WorkGate(services.mostAtWork);
  mountAll(app, routes, services, gate);
  mountScim(app, services, gate);
  app.use(() => {
    throw Refused.because('not_found_here', 'There is nothing here.');
  });
  app.use(refusing(services));
  return app;
};
