import type { RequestHandler } from 'express';
import helmet from 'helmet';

const NO_FEATURES = ['camera', 'display-capture', 'geolocation', 'microphone', 'payment', 'usb'];

const POLICY = {
  'default-src': ["'none'"],
  'style-src': ["'self'"],
  'img-src': ["'self'"],
  'form-action': ["'self'"],
  'frame-ancestors': ["'none'"],
  'base-uri': ["'none'"],
};

const policyOf = (directives: Readonly<Record<string, readonly string[]>>): string =>
  Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join(';');

/** What a page says that may run the one script of the service, and send its requests here. */
export const withScript = {
  'content-security-policy': policyOf({ ...POLICY, 'script-src': ["'self'"], 'connect-src': ["'self'"] }),
};

/**
 * The policy of the console's page: its own scripts, and styles of its own or with the nonce of this answer, which its
 * component library gives to those that it makes.
 */
export const consolePolicy = (nonce: string): string =>
  policyOf({
    ...POLICY,
    'script-src': ["'self'"],
    'style-src': ["'self'", `'nonce-${nonce}'`],
    'connect-src': ["'self'"],
  });

/** What every answer carries: no script, nothing from elsewhere, no frame, no cache, and no referrer to anybody else. */
export const securityHeaders = (secure: boolean): readonly RequestHandler[] => [
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: POLICY,
    },
    frameguard: { action: 'deny' },
    // Not `no-referrer`: with it browsers send `Origin: null` with the service's own forms.
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: secure,
  }),
  (_request, response, next) => {
    response.set({
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex',
      'permissions-policy': NO_FEATURES.map((feature) => `${feature}=()`).join(', '),
    });
    next();
  },
];
