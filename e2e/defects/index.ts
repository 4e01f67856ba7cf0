import type { PromiseName } from '../promises/index.ts';
import { accessible } from './accessible.ts';
import type { Defect } from './defect.ts';
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
import { valid } from './valid.ts';

/** For each promise, ways to break it. */
export const defects: Record<PromiseName, readonly Defect[]> = {
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
};
