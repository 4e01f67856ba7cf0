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
