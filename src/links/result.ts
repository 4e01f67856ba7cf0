import type { LinkSnapshot, LinkState, Outcome } from '../schemas/link.ts';

/** How far a run is. */
export interface Progress {
  done: number;
  total: number;
  /** What was done last. */
  address: string;
}

/** What was found of one address. */
export interface Result {
  address: string;
  /** The address that was asked, where it is another. */
  asked?: string;
  outcome: Outcome;
  detail: string | number;
  /** The state before and after. */
  before: LinkState;
  state: LinkState;
  /** Where the page has moved to, newly. */
  movedTo?: string;
  /** The copy that was found, newly. */
  snapshot?: LinkSnapshot;
}

/** What a run has found. */
export interface Report {
  date: string;
  results: Result[];
  /** What was not checked, and why. */
  unchecked: { address: string; reason: string }[];
  /** What is to be said beside: of archives, and of the run itself. */
  notes: string[];
  /** Why the run ended before its time, if it did. */
  ended: 'network' | 'interrupted' | 'time' | undefined;
}
