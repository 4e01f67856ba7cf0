import { accessibility } from './accessibility.ts';
import type { Mutation } from './mutation.ts';
import { headerFooter } from './header-footer.ts';
import { addresses, files } from './site.ts';
import { metadata } from './metadata.ts';
import { text } from './text.ts';
import { keyboard } from './keyboard.ts';
import { weight } from './weight.ts';
import { links } from './links.ts';
import { images } from './images.ts';
import { print } from './print.ts';
import { reflow } from './reflow.ts';
import { noScript } from './no-script.ts';
import { csp } from './csp.ts';
import { layoutShift } from './layout-shift.ts';
import { html } from './html.ts';

/** The mutations of each check. */
export const mutations: Record<string, readonly Mutation[]> = {
  html,
  accessibility,
  keyboard,
  reflow,
  images,
  'layout-shift': layoutShift,
  weight,
  csp,
  addresses,
  files,
  'header-footer': headerFooter,
  links,
  metadata,
  text,
  print,
  'no-script': noScript,
};
