/**
 * A mistake in what a user provided: an entry, a picture, an environment variable.
 *
 * Its message says in one clear sentence what is wrong, where, and what to do. It has no stack,
 * because that would not help an editor, and Astro prints the stack of every error that has one.
 */
export class UserError extends Error {
  override name = 'UserError';

  constructor(message: string) {
    super(message);
    delete this.stack;
  }
}

/** System errors in plain words. https://nodejs.org/api/errors.html#common-system-errors */
const SYSTEM_ERRORS: Record<string, string> = {
  EACCES: 'cannot be read or written. Check its permissions.',
  EBUSY: 'is in use by another program. Close that program.',
  EEXIST: 'already exists.',
  EISDIR: 'is a folder, but should be a file.',
  EMFILE: 'could not be opened because too many files are open. Close some programs.',
  ENOENT: 'does not exist.',
  ENOSPC: 'could not be written because the disk is full.',
  ENOTDIR: 'is a file, but should be a folder.',
  EPERM: 'cannot be read or written. Check its permissions.',
  EROFS: 'cannot be written because its disk is read-only.',
};

/**
 * A user's mistake in a sentence; anything else is a bug, and its stack says where.
 *
 * @param usage how a command is written, for arguments that it does not know
 */
export function describeError(error: unknown, usage?: string): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'UserError') return error.message;
  const { code = '', path } = error as NodeJS.ErrnoException;
  if (usage && code.startsWith('ERR_PARSE_ARGS')) return usage;
  const explanation = SYSTEM_ERRORS[code];
  return explanation && path ? `${path} ${explanation}` : String(error.stack);
}
