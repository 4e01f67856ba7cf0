/**
 * A mistake in what a person gave us: an entry, a picture, an environment variable.
 *
 * It carries one clear sentence (what, where, what to do) and no stack: a stack trace tells an
 * editor nothing, and Astro prints one for every error that has it.
 */
export class UserError extends Error {
  override name = 'UserError';

  constructor(message: string) {
    super(message);
    delete this.stack;
  }
}

/** What the system would not do with a file, in a person's words. https://nodejs.org/api/errors.html#common-system-errors */
const REFUSALS: Record<string, string> = {
  EACCES: 'may not be read or written. Give yourself the right to it.',
  EBUSY: 'is in use by another program. Close that.',
  EISDIR: 'is a folder, where a file should be.',
  EMFILE: 'could not be opened, because too many files are open. Close other programs.',
  ENOENT: 'is not there.',
  ENOSPC: 'could not be written, because the disk is full.',
  ENOTDIR: 'is a file, where a folder should be.',
  EPERM: 'may not be read or written. Give yourself the right to it.',
  EROFS: 'cannot be written, because its disk is read-only.',
};

/** A person's mistake in a sentence; anything else is a fault of ours, and its stack tells where. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'UserError') return error.message;
  const { code = '', path } = error as NodeJS.ErrnoException;
  const refusal = REFUSALS[code];
  return refusal && path ? `${path} ${refusal}` : String(error.stack);
}
