import { site } from '../../site.ts';
import { contentSecurityPolicy } from './policy.ts';

/** What a browser may do with an answer before it asks again, by where the file is. */
export const caching = {
  /** In `_astro/`, where a file's name changes with what is in it: a year, the longest that is of use. */
  hashed: 'public, max-age=31536000, immutable',
  /** Elsewhere: kept, but asked for again each time. The answer is mostly “not modified”. */
  other: 'public, max-age=0, must-revalidate',
} as const;

/** Abilities of a browser that no page here asks for: https://www.w3.org/TR/permissions-policy/ */
const UNUSED = [
  'accelerometer',
  'autoplay',
  'browsing-topics',
  'camera',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'gamepad',
  'geolocation',
  'gyroscope',
  'hid',
  'identity-credentials-get',
  'idle-detection',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'publickey-credentials-create',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'storage-access',
  'usb',
  'window-management',
  'xr-spatial-tracking',
];

/**
 * The headers of every answer, by the rules of MDN's HTTP Observatory.
 * https://developer.mozilla.org/en-US/observatory/docs/tests_and_scoring
 *
 * @param styles all pages' inline style sheets
 */
export function headersFor(styles: readonly string[]): Record<string, string> {
  return {
    // What no page can say of itself: that no other may show it in a frame.
    'Content-Security-Policy': `${contentSecurityPolicy(styles)}; frame-ancestors 'none'`,
    // Two years. Not for sub-domains: other services of the organisation live there.
    'Strict-Transport-Security': 'max-age=63072000',
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': site.referrerPolicy,
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': UNUSED.map((ability) => `${ability}=()`).join(', '),
  };
}
