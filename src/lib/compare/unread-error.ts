import { UserError } from '../../utils/user-error.ts';

/** An address that could not be read: a sentence that names it and says why. */
export class UnreadError extends UserError {
  readonly address: string;
  /** The status that the host answered with; undefined where there was no answer. */
  readonly status: number | undefined;
  /** Whether to ask again at once may help. */
  readonly mayPass: boolean;

  constructor(address: string, reason: string, status?: number, mayPass = false) {
    super(`${address} could not be read: ${reason}.`);
    this.address = address;
    this.status = status;
    this.mayPass = mayPass;
  }
}

/** The reason where an answer is longer than is read of one. */
export const TOO_LONG = 'it is longer than 5 MB';

/** What fetch could not do, in a person's words. https://nodejs.org/api/errors.html#common-system-errors */
const FAILURES: Record<string, string> = {
  EAI_AGAIN: 'the name of its host could not be looked up; see whether this machine is online',
  ECONNREFUSED: 'nothing answers there',
  ECONNRESET: 'the connection broke off',
  ENOTFOUND: 'there is no host of that name',
  UND_ERR_SOCKET: 'the connection broke off',
};

/** The reason for a failure of fetch, which hides it in the error's cause. */
export function describeFailure({ message, cause }: Error): string {
  const { code = '', message: detail } = (cause ?? { message }) as NodeJS.ErrnoException;
  return FAILURES[code] ?? detail;
}
