import type { LanguageCode } from '../languages.ts';
import { site } from '../site.ts';
import { readPath, withoutBase } from '../utils/addresses.ts';

/** The language of the page at a URL. Components in MDX get no props from the layout, only that. */
export function languageAt({ pathname }: URL): LanguageCode {
  return readPath(withoutBase(pathname, import.meta.env.BASE_URL), site.home).language;
}
