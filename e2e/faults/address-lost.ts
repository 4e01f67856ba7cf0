import type { Fault } from './fault.ts';

/** What git knows is not in a folder of files: e2e/address-lost.spec.ts has a history for it. */
export const faults: Fault[] = [];
