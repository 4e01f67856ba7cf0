import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { contentSecurityPolicy } from '../../src/tools/hosting/policy.ts';
import { readPage } from '../../src/tools/built-pages.ts';

/** A change to a copy of a built site that a check must notice. */
export interface Mutation {
  /** What was changed, in a few words. */
  name: string;
  /** File of the page that is changed; {@link PAGE} if left out. */
  file?: string;
  plant: (copy: SiteCopy) => Promise<void>;
  /** What the check must report: a part of one of its findings. */
  says: string;
}

/** The page that most mutations change: it has all that Markdown has. */
export const PAGE = 'facilitators/index.html';

/** A copy of a built site, to be changed. */
export class SiteCopy {
  private readonly folder: string;
  private readonly page: string;

  /**
   * @param folder the copy's folder
   * @param page the page that is changed, where no other file is named
   */
  constructor(folder: string, page: string) {
    this.folder = folder;
    this.page = page;
  }

  /** Puts something in the place of a piece of the page, which must be there. */
  async replace(piece: string, other: string): Promise<void> {
    const html = await this.read();
    if (!html.includes(piece)) throw new Error(`${this.page} has no ${piece}`);
    // A function: a string could hold characters with a meaning.
    await this.write(
      this.page,
      html.replace(piece, () => other),
    );
  }

  /** Puts something at the end of the page's text. */
  async add(html: string): Promise<void> {
    await this.replace('</article>', `${html}</article>`);
  }

  /** Gives the page another style, and a policy that allows it. */
  async addStyle(css: string): Promise<void> {
    await this.replace('</head>', `<style>${css}</style></head>`);
    await this.updatePolicy();
  }

  /** Puts something in the place of every such piece, in styles too. */
  async replaceAll(piece: string, other: string): Promise<void> {
    const html = await this.read();
    if (!html.includes(piece)) throw new Error(`${this.page} has no ${piece}`);
    await this.write(this.page, html.replaceAll(piece, other));
    await this.updatePolicy();
  }

  async write(file: string, content: string | Uint8Array): Promise<void> {
    await writeFile(path.join(this.folder, file), content);
  }

  async remove(file: string): Promise<void> {
    await rm(path.join(this.folder, file));
  }

  /** Any file. */
  async bytes(file: string): Promise<Buffer> {
    return readFile(path.join(this.folder, file));
  }

  /**
   * The file of the picture's first candidate that is as wide as this.
   *
   * @param width as the page has it: `480w`
   */
  async candidate(width: string): Promise<string> {
    const html = await this.read();
    const before = html.slice(0, html.indexOf(` ${width}`));
    return before.slice(before.lastIndexOf('_astro/'));
  }

  private async read(): Promise<string> {
    return readFile(path.join(this.folder, this.page), 'utf8');
  }

  /** Writes the policy for the styles that the page has now. */
  private async updatePolicy(): Promise<void> {
    const html = await this.read();
    const start = html.indexOf('default-src');
    const end = html.indexOf('"', start);
    const policy = contentSecurityPolicy(readPage(html).styles);
    await this.write(this.page, html.slice(0, start) + policy + html.slice(end));
  }
}
