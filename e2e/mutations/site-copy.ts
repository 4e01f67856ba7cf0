import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { contentSecurityPolicy } from '../../src/tools/hosting/site.ts';
import { readDocument } from '../../src/tools/built-pages.ts';

/** A copy of a built site, to be changed. */
export class SiteCopy {
  private readonly folder: string;
  private readonly page: string;

  /**
   * @param page the file that the methods without a file name change
   */
  constructor(folder: string, page: string) {
    this.folder = folder;
    this.page = page;
  }

  /** Replaces every occurrence of a string; fails if there is none. Updates the policy for the styles. */
  async replace(search: string, replacement: string): Promise<void> {
    const html = await this.read();
    if (!html.includes(search)) throw new Error(`${this.page} has no ${search}`);
    const changed = html.replaceAll(search, replacement);
    const start = changed.indexOf('default-src');
    const end = changed.indexOf('"', start);
    const policy = contentSecurityPolicy(readDocument(changed).styles);
    // A change of the policy itself is kept.
    const isStyle = readDocument(html).styles.join() !== readDocument(changed).styles.join();
    const isPage = start >= 0 && isStyle;
    await this.write(
      this.page,
      isPage ? changed.slice(0, start) + policy + changed.slice(end) : changed,
    );
  }

  /** Appends to the page's article. */
  async add(html: string): Promise<void> {
    await this.replace('</article>', `${html}</article>`);
  }

  /** Adds a style sheet to the page. */
  async addStyle(css: string): Promise<void> {
    await this.replace('</head>', `<style>${css}</style></head>`);
  }

  /** Address of the first picture file of a width, as in `srcset`: `480w`. */
  async candidate(width: string): Promise<string> {
    const html = await this.read();
    const before = html.slice(0, html.indexOf(` ${width}`));
    return before.slice(before.lastIndexOf('_astro/'));
  }

  async bytes(file: string): Promise<Buffer> {
    return readFile(path.join(this.folder, file));
  }

  async write(file: string, content: string | Uint8Array): Promise<void> {
    await writeFile(path.join(this.folder, file), content);
  }

  async remove(file: string): Promise<void> {
    await rm(path.join(this.folder, file));
  }

  private async read(): Promise<string> {
    return (await this.bytes(this.page)).toString();
  }
}
