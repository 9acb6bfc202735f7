import type { RequestHandler } from 'express';
import helmet from 'helmet';

const NO_FEATURES = ['camera', 'display-capture', 'geolocation', 'microphone', 'payment', 'usb'];

/** What every answer carries: no script, nothing from elsewhere, no frame, no cache, and no referrer to anybody else. */
export const securityHeaders = (secure: boolean): readonly RequestHandler[] => [
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'style-src': ["'self'"],
        'img-src': ["'self'"],
        'form-action': ["'self'"],
        'frame-ancestors': ["'none'"],
        'base-uri': ["'none'"],
      },
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
