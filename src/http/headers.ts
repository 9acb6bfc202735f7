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

/** What a page says that may run the one script of the service, and send its requests here. */
export const withScript = {
  'content-security-policy': Object.entries({ ...POLICY, 'script-src': ["'self'"], 'connect-src': ["'self'"] })
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join(';'),
};

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
