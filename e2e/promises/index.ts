import { accessible } from './accessible.ts';
import { described } from './described.ts';
import { faithful } from './faithful.ts';
import { keyboard } from './keyboard.ts';
import { light } from './light.ts';
import { linked } from './linked.ts';
import { pictures } from './pictures.ts';
import { printable } from './printable.ts';
import { reflow } from './reflow.ts';
import { scriptless } from './scriptless.ts';
import { sealed } from './sealed.ts';
import { steady } from './steady.ts';
import type { PagePromise } from './promise.ts';
import { valid } from './valid.ts';

const kept = [
  valid,
  accessible,
  keyboard,
  reflow,
  pictures,
  steady,
  light,
  sealed,
  linked,
  described,
  faithful,
  printable,
  scriptless,
] as const satisfies readonly PagePromise[];

/** Name of a promise. */
export type PromiseName = (typeof kept)[number]['name'];

/** All that is promised to readers of every page, in the order of the report. */
export const promises: readonly (PagePromise & { name: PromiseName })[] = kept;
