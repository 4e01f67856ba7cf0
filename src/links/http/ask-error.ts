/** Why no answer came, in a word. */
export type Failure =
  /** There is no host of this name. */
  | 'no-host'
  /** The name could not be looked up, or no way leads to the host. */
  | 'no-way'
  /** The host takes no connection. */
  | 'refused'
  | 'time-out'
  | 'certificate'
  /** The connection broke before the answer was whole. */
  | 'broken-off'
  /** What came is no answer. */
  | 'nonsense'
  /** The run was ended. */
  | 'stopped';

/** A request that got no whole answer. */
export class AskError extends Error {
  override name = 'AskError';
  failure: Failure;
  /** Whether it failed before the host could read the request, so that another would fail alike. */
  isUnheard: boolean;

  /** @param message what happened, in a few words */
  constructor(failure: Failure, message: string, isUnheard = false) {
    super(message);
    this.failure = failure;
    this.isUnheard = isUnheard;
  }
}

/** What the system says when a connection fails. https://nodejs.org/api/errors.html#common-system-errors */
const CODES: Record<string, [Failure, string]> = {
  ENOTFOUND: ['no-host', 'there is no such host'],
  EAI_AGAIN: ['no-way', 'its name could not be looked up'],
  EAI_FAIL: ['no-way', 'its name could not be looked up'],
  ENODATA: ['no-host', 'its name has no address'],
  ENETUNREACH: ['no-way', 'no way leads to it from here'],
  ENETDOWN: ['no-way', 'no way leads to it from here'],
  EHOSTUNREACH: ['no-way', 'no way leads to it from here'],
  EADDRNOTAVAIL: ['no-way', 'no way leads to it from here'],
  EAFNOSUPPORT: ['no-way', 'no way leads to it from here'],
  ECONNREFUSED: ['refused', 'its host takes no connection'],
  ECONNRESET: ['broken-off', 'the connection was broken off'],
  ECONNABORTED: ['broken-off', 'the connection was broken off'],
  EPIPE: ['broken-off', 'the connection was broken off'],
  ERR_STREAM_PREMATURE_CLOSE: ['broken-off', 'the answer was broken off'],
  ETIMEDOUT: ['time-out', 'its host did not answer in time'],
  HPE_HEADER_OVERFLOW: ['nonsense', 'its headers are too long'],
  HPE_INVALID_EOF_STATE: ['broken-off', 'the answer was broken off'],
  CERT_HAS_EXPIRED: ['certificate', 'its certificate has expired'],
  ERR_TLS_CERT_ALTNAME_INVALID: ['certificate', 'its certificate is for another host'],
  DEPTH_ZERO_SELF_SIGNED_CERT: ['certificate', 'its certificate is signed by nobody but itself'],
  SELF_SIGNED_CERT_IN_CHAIN: ['certificate', 'its certificate is signed by nobody that is known'],
};

/** Says of a failure of Node's what happened. */
export function describeFailure(error: unknown, isUnheard: boolean): AskError {
  if (error instanceof AskError) return error;
  const { code = '', message, errors } = error as NodeJS.ErrnoException & { errors?: unknown[] };
  // A host with several addresses fails with an error for each.
  if (code === '' && errors?.length) return describeFailure(errors[0], isUnheard);
  const known = CODES[code];
  if (known) return new AskError(...known, isUnheard);
  if (code.startsWith('HPE_')) return new AskError('nonsense', 'what it answers is not HTTP');
  if (/CERT|UNABLE_TO_|SIGNATURE/.test(code)) {
    return new AskError('certificate', `its certificate does not hold (${code})`, isUnheard);
  }
  if (/SSL|TLS|EPROTO/.test(code)) {
    return new AskError('certificate', `no secure connection came about (${code})`, isUnheard);
  }
  if (/^Z_|^ERR__|BROTLI|DECOMPRESS/.test(code)) {
    return new AskError('nonsense', `its answer cannot be unpacked (${code})`);
  }
  if (message.includes('socket hang up') || message.includes('aborted')) {
    return new AskError('broken-off', 'the connection was broken off', isUnheard);
  }
  return new AskError('nonsense', `no answer that can be read (${code || message})`, isUnheard);
}
