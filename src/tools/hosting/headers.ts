import { site } from '../../site.ts';
import { contentSecurityPolicy } from './policy.ts';

/** How long a browser may keep a file, by where the file is. */
export const caching = {
  /** In `_astro/`, where a file's name changes with its content: a year, the longest of any use. */
  hashed: 'public, max-age=31536000, immutable',
  /** Elsewhere: kept, but requested again each time. The response is mostly “not modified”. */
  other: 'public, max-age=0, must-revalidate',
} as const;

/** Features of a browser that no page here uses: https://www.w3.org/TR/permissions-policy/ */
const UNUSED = `
  accelerometer autoplay browsing-topics camera display-capture encrypted-media fullscreen gamepad
  geolocation gyroscope hid identity-credentials-get idle-detection local-fonts magnetometer microphone
  midi payment picture-in-picture publickey-credentials-create publickey-credentials-get
  screen-wake-lock serial storage-access usb window-management xr-spatial-tracking`
  .trim()
  .split(/\s+/);

/**
 * The headers of every response, by the rules of MDN's HTTP Observatory.
 * https://developer.mozilla.org/en-US/observatory/docs/tests_and_scoring
 *
 * @param styles all pages' inline style sheets
 */
export function headersFor(styles: readonly string[]): Record<string, string> {
  return {
    // A page cannot forbid in its own policy that others show it in a frame.
    'Content-Security-Policy': `${contentSecurityPolicy(styles)}; frame-ancestors 'none'`,
    // Two years. Not for subdomains: the organisation has other services there.
    'Strict-Transport-Security': 'max-age=63072000',
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': site.referrerPolicy,
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': UNUSED.map((feature) => `${feature}=()`).join(', '),
  };
}
