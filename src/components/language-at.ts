import type { LanguageCode } from '../languages.ts';
import { site } from '../site.ts';
import { readPath, withoutBase } from '../utils/addresses.ts';

/** The language of the page at an address: components in a page's text are told no more than that. */
export function languageAt({ pathname }: URL): LanguageCode {
  return readPath(withoutBase(pathname, import.meta.env.BASE_URL), site.home).language;
}
