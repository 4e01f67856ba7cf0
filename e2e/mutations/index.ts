import type { CheckName } from '../checks/index.ts';
import { accessible } from './accessible.ts';
import type { Mutation } from './mutation.ts';
import { metadata } from './metadata.ts';
import { text } from './text.ts';
import { keyboard } from './keyboard.ts';
import { weight } from './weight.ts';
import { links } from './links.ts';
import { pictures } from './pictures.ts';
import { printable } from './printable.ts';
import { reflow } from './reflow.ts';
import { scriptless } from './scriptless.ts';
import { csp } from './csp.ts';
import { layoutShift } from './layout-shift.ts';
import { valid } from './valid.ts';

/** The mutations of each check. */
export const mutations: Record<CheckName, readonly Mutation[]> = {
  valid,
  accessible,
  keyboard,
  reflow,
  pictures,
  'layout-shift': layoutShift,
  weight,
  csp,
  links,
  metadata,
  text,
  printable,
  scriptless,
};
