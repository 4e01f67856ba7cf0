import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { ViteUserConfig } from 'astro';
import { originalFile } from '../utils/addresses.ts';

type Plugin = Extract<NonNullable<ViteUserConfig['plugins']>[number], { name: string }>;

/**
 * Letters such as "é" can be stored as one character or as two, as on old Macs. Makes them equal in a
 * page's text, so that links find its headings, and in the names of the pictures next to it.
 */
export const letters: Plugin = {
  name: 'letters',
  enforce: 'pre',
  transform(code, id) {
    if (!id.endsWith('.mdx')) return undefined;
    // In development, a translation may show its original's cover.
    this.addWatchFile(originalFile(id));
    return code.normalize();
  },
  resolveId(address, importer, options) {
    if (!address.startsWith('.') || !importer?.includes('.mdx')) return undefined;
    const [file = '', query = ''] = address.split(/(?=\?)/);
    const folder = path.resolve(path.dirname(importer), path.dirname(file));
    const names = existsSync(folder) ? readdirSync(folder) : [];
    const name = names.find((one) => one.normalize() === path.basename(file).normalize());
    const found = path.join(folder, name ?? '') + query;
    return name && this.resolve(found, importer, { ...options, skipSelf: true });
  },
};
