import { accessibility } from './accessibility.ts';
import { addresses } from './addresses.ts';
import { files } from './files.ts';
import type { PageCheck, SiteCheck } from './check.ts';
import { csp } from './csp.ts';
import { headerFooter } from './header-footer.ts';
import { html } from './html.ts';
import { images } from './images.ts';
import { keyboard } from './keyboard.ts';
import { layoutShift } from './layout-shift.ts';
import { links } from './links.ts';
import { metadata } from './metadata.ts';
import { noScript } from './no-script.ts';
import { pointer } from './pointer.ts';
import { print } from './print.ts';
import { reflow } from './reflow.ts';
import { text } from './text.ts';
import { weight } from './weight.ts';

/** The checks of every page, in the order in which they run. */
export const pageChecks: readonly PageCheck[] = [
  html,
  text,
  links,
  metadata,
  headerFooter,
  csp,
  weight,
  layoutShift,
  images,
  accessibility,
  keyboard,
  pointer,
  reflow,
  print,
  noScript,
];

/** The checks of the site as a whole. */
export const siteChecks: readonly SiteCheck[] = [addresses, files];
