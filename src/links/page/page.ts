import { Tokenizer, TokenizerMode, type Token, type TokenHandler } from 'parse5';

/** What the check needs to know of a page. */
export interface Page {
  /** Its title, in one line; empty where it has none. */
  title: string;
  /** Its first h1. */
  heading: string;
  /** The beginning of its text. */
  text: string;
  /** Where it leads on by itself, and after how many seconds. */
  refresh: { target: string; seconds: number } | undefined;
}

/** Titles and headings are kept up to so many characters, texts up to so many. */
const MAX_TITLE = 300;
const MAX_TEXT = 4000;

/** A tag longer than this is passed over: with thousands of attributes it would take forever. */
const MAX_TAG = 8000;

/** HTML that ends a drawing which nobody has closed. */
const BREAKS_OUT = new Set([
  'body',
  'br',
  'div',
  'h1',
  'h2',
  'head',
  'img',
  'li',
  'p',
  'table',
  'ul',
]);

/** Elements whose content is no text of the page, and how it is read. */
const OTHER_CONTENT: Record<string, Tokenizer['state']> = {
  title: TokenizerMode.RCDATA,
  textarea: TokenizerMode.RCDATA,
  style: TokenizerMode.RAWTEXT,
  xmp: TokenizerMode.RAWTEXT,
  iframe: TokenizerMode.RAWTEXT,
  noembed: TokenizerMode.RAWTEXT,
  noframes: TokenizerMode.RAWTEXT,
  // As a browser that runs scripts: what stands there is for others.
  noscript: TokenizerMode.RAWTEXT,
  script: TokenizerMode.SCRIPT_DATA,
  plaintext: TokenizerMode.PLAINTEXT,
};

/**
 * Reads what a page says of itself. It reads the tags one after the other and makes no tree of them,
 * so a million of them, each within the one before, take no longer than others.
 */
export function readPage(html: string): Page {
  const reader = new Reader();
  const tokenizer = new Tokenizer({ sourceCodeLocationInfo: false }, reader);
  reader.setState = (state, isForeign) => {
    tokenizer.inForeignNode = isForeign;
    if (state !== undefined) tokenizer.state = state;
  };
  tokenizer.write(withoutLongTags(html), true);
  return {
    title: shortened(reader.title ?? ''),
    heading: shortened(reader.heading ?? ''),
    text: inOneLine(reader.text),
    refresh: reader.refresh,
  };
}

/** A page that is plain text. */
export function readPlainText(text: string): Page {
  return { title: '', heading: '', text: inOneLine(text.slice(0, MAX_TEXT)), refresh: undefined };
}

function shortened(text: string): string {
  // No sign is cut in two.
  return inOneLine(text)
    .slice(0, MAX_TITLE)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trim();
}

/** Without signs that turn the direction of what stands around them, too. */
function inOneLine(text: string): string {
  return text
    .replace(/\p{Bidi_Control}/gu, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

function withoutLongTags(html: string): string {
  const parts: string[] = [];
  let start = 0;
  for (let open = html.indexOf('<'); open !== -1;) {
    const close = html.indexOf('>', open);
    const end = close === -1 ? html.length : close + 1;
    if (end - open > MAX_TAG) {
      parts.push(html.slice(start, open));
      start = end;
    }
    open = html.indexOf('<', end);
  }
  return parts.length === 0 ? html : parts.join('') + html.slice(start);
}

class Reader implements TokenHandler {
  title: string | undefined;
  heading: string | undefined;
  text = '';
  refresh: Page['refresh'];
  setState: (state: Tokenizer['state'] | undefined, isForeign: boolean) => void = () => undefined;
  #foreign = 0;
  #within: 'title' | 'heading' | 'other' | 'text' = 'text';

  onStartTag({ tagName, attrs, selfClosing }: Token.TagToken): void {
    if (BREAKS_OUT.has(tagName)) this.#foreign = 0;
    if (tagName === 'svg' || tagName === 'math') this.#foreign += selfClosing ? 0 : 1;
    // In a drawing, a title is one of the drawing's, and a style has tags in it.
    const isForeign = this.#foreign > 0;
    const state = isForeign ? undefined : OTHER_CONTENT[tagName];
    this.setState(state, isForeign);
    if (isForeign) return;
    if (state !== undefined) this.#within = 'other';
    if (tagName === 'title' && this.title === undefined) {
      this.title = '';
      this.#within = 'title';
    } else if (tagName === 'h1' && this.heading === undefined) {
      this.heading = '';
      this.#within = 'heading';
    } else if (tagName === 'meta') {
      this.#readMeta(attrs);
    }
    this.#addText(' ');
  }

  onEndTag({ tagName }: Token.TagToken): void {
    if ((tagName === 'svg' || tagName === 'math') && this.#foreign > 0) this.#foreign -= 1;
    this.setState(undefined, this.#foreign > 0);
    if (tagName === 'h1' || Object.hasOwn(OTHER_CONTENT, tagName)) this.#within = 'text';
    this.#addText(' ');
  }

  onCharacter({ chars }: Token.CharacterToken): void {
    this.#addText(chars);
  }

  onNullCharacter(): void {
    // No text of a page's.
  }

  onWhitespaceCharacter({ chars }: Token.CharacterToken): void {
    this.#addText(chars);
  }

  onComment(): void {
    // What stands in a comment is no part of the page, be it a title.
  }

  onDoctype(): void {
    // Tells nothing here.
  }

  onEof(): void {
    // Nothing is left to do.
  }

  #addText(chars: string): void {
    if (this.#within === 'title') {
      if ((this.title?.length ?? 0) < MAX_TEXT) this.title = (this.title ?? '') + chars;
      return;
    }
    if (this.#within === 'other' || this.#foreign > 0) return;
    if (this.#within === 'heading' && (this.heading?.length ?? 0) < MAX_TEXT) {
      this.heading = (this.heading ?? '') + chars;
    }
    if (this.text.length < MAX_TEXT) this.text += chars.slice(0, MAX_TEXT);
  }

  #readMeta(attrs: Token.Attribute[]): void {
    const attribute = (name: string) => attrs.find((one) => one.name === name)?.value ?? '';
    if (attribute('http-equiv').toLowerCase() !== 'refresh') return;
    this.refresh ??= readRefresh(attribute('content'));
  }
}

/**
 * Where a page leads on, from its own words or from its header.
 * https://html.spec.whatwg.org/multipage/semantics.html#attr-meta-http-equiv-refresh
 */
export function readRefresh(text: string): Page['refresh'] {
  // No address is longer, and a million figures would take forever.
  const start = text.slice(0, 2000);
  const [, seconds, rest = ''] =
    /^\s*(\d+)[\d.]*\s*[;,\s]\s*(?:url\s*=\s*)?(.*)$/is.exec(start) ?? [];
  const target = unquoted(rest).trim();
  return target === '' ? undefined : { target, seconds: Number(seconds) };
}

/** A target in quotation marks ends with the same mark. */
function unquoted(text: string): string {
  const mark = text[0];
  if (mark !== '"' && mark !== "'") return text;
  const end = text.indexOf(mark, 1);
  return text.slice(1, end === -1 ? undefined : end);
}
