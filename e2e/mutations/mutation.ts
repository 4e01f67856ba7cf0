import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { contentSecurityPolicy } from '../../src/tools/hosting/site.ts';
import { readDocument } from '../../src/tools/built-pages.ts';

/** A change to a copy of a built site that a check must notice. */
export interface Mutation {
  /** What is wrong, in a few words. */
  name: string;
  /** File of the page that is changed; {@link PAGE} if left out. */
  file?: string;
  apply: (copy: SiteCopy) => Promise<void>;
  /** Part of a problem that the check must report. */
  expected: string;
}

/** The page that most mutations change: it uses every Markdown feature. */
export const PAGE = 'facilitators/index.html';

/** A copy of a built site, to be changed. */
export class SiteCopy {
  private readonly folder: string;
  private readonly page: string;

  /**
   * @param page file of the page that the methods without a file name change
   */
  constructor(folder: string, page: string) {
    this.folder = folder;
    this.page = page;
  }

  /** Replaces the first occurrence of a string in the page; fails if there is none. */
  async replace(search: string, replacement: string): Promise<void> {
    const html = await this.read();
    if (!html.includes(search)) throw new Error(`${this.page} has no ${search}`);
    // A function, because "$" in a replacement string has a meaning.
    await this.write(
      this.page,
      html.replace(search, () => replacement),
    );
  }

  /** Appends to the page's article. */
  async add(html: string): Promise<void> {
    await this.replace('</article>', `${html}</article>`);
  }

  /** Adds a style to the page, and updates the policy to allow it. */
  async addStyle(css: string): Promise<void> {
    await this.replace('</head>', `<style>${css}</style></head>`);
    await this.updatePolicy();
  }

  /** Replaces every occurrence of a string, including those in styles. */
  async replaceAll(search: string, replacement: string): Promise<void> {
    const html = await this.read();
    if (!html.includes(search)) throw new Error(`${this.page} has no ${search}`);
    await this.write(this.page, html.replaceAll(search, replacement));
    await this.updatePolicy();
  }

  async write(file: string, content: string | Uint8Array): Promise<void> {
    await writeFile(path.join(this.folder, file), content);
  }

  async remove(file: string): Promise<void> {
    await rm(path.join(this.folder, file));
  }

  /** Reads any file. */
  async bytes(file: string): Promise<Buffer> {
    return readFile(path.join(this.folder, file));
  }

  /**
   * Finds the first picture file with a width.
   *
   * @param width as in `srcset`: `480w`
   */
  async candidate(width: string): Promise<string> {
    const html = await this.read();
    const before = html.slice(0, html.indexOf(` ${width}`));
    return before.slice(before.lastIndexOf('_astro/'));
  }

  private async read(): Promise<string> {
    return readFile(path.join(this.folder, this.page), 'utf8');
  }

  /** Updates the policy for the page's styles. */
  private async updatePolicy(): Promise<void> {
    const html = await this.read();
    const start = html.indexOf('default-src');
    const end = html.indexOf('"', start);
    const policy = contentSecurityPolicy(readDocument(html).styles);
    await this.write(this.page, html.slice(0, start) + policy + html.slice(end));
  }
}
