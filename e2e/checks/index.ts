import { accessible } from './accessible.ts';
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
import type { PageCheck } from './check.ts';
import { valid } from './valid.ts';

const all = [
  valid,
  accessible,
  keyboard,
  reflow,
  pictures,
  layoutShift,
  weight,
  csp,
  links,
  metadata,
  text,
  printable,
  scriptless,
] as const satisfies readonly PageCheck[];

export type CheckName = (typeof all)[number]['name'];

/** All checks, in the order of the report. */
export const checks: readonly (PageCheck & { name: CheckName })[] = all;
