import { fileURLToPath } from 'node:url';
import type { LanguageCode } from '../languages.ts';
import { readFileName } from '../utils/addresses.ts';

/** The language of the file whose text is being processed. */
export function languageOf({ fileURL }: { fileURL: URL | undefined }): LanguageCode {
  return readFileName(fileURL ? fileURLToPath(fileURL) : '').language;
}
