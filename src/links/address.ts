/** An address as the records name it: in its normal form, without the fragment, which no server sees. */
export function normalAddress(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const address = new URL(text);
  if (!isWeb(address)) return undefined;
  address.hash = '';
  return address.href;
}

/** Whether a browser asks a web server for it. */
export function isWeb({ protocol }: URL): boolean {
  return protocol === 'http:' || protocol === 'https:';
}

/** Whether an address is the first page of its site: its root, or the root of one of its languages. */
export function isRoot({ pathname, search }: URL): boolean {
  return (
    search === '' &&
    /^\/([a-z]{2}(-[a-z]{2})?\/?|(index|default|home)(\.\w+)?\/?)?$/i.test(pathname)
  );
}

/**
 * Whether two addresses are the same to an archive, which takes the scheme, `www.`, a slash at the end
 * and capital letters of the host for nothing.
 */
export function isSamePage(one: string, other: string): boolean {
  return plainForm(one) === plainForm(other);
}

function plainForm(text: string): string {
  if (!URL.canParse(text)) return text;
  const { host, pathname, search } = new URL(text);
  const name = host.replace(/^www\d*\./, '').replace(/:(80|443)$/, '');
  return `${name}${decoded(pathname).replace(/\/+$/, '')}${decoded(search)}`.toLowerCase();
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
