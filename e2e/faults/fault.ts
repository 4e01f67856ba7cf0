import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectFolder } from '../support/builds.ts';

/** An entry with a fault, and what the content check says of it. */
export interface Fault {
  /** What is wrong, for the name of the test. */
  name: string;
  /** The entry's source. */
  source?: string | Uint8Array;
  /** Its file below the collection's folder, where its name matters. */
  file?: string;
  /** Id of the home page, where another is meant than the one without a fault. */
  home?: string;
  /** Other files, by their paths from the entry's folder. */
  beside?: Record<string, string | Uint8Array>;
  /** All that is reported. */
  reports: Expected[];
}

/** A problem that is reported. */
export interface Expected {
  /** Line of the entry; nothing where the file is meant. */
  line?: number;
  /** A part of the message. */
  says: string;
  /** The rule, where it is not the one that the table is named after. */
  rule?: string;
  /** The file, where it is not the entry: its path from the entry's folder. */
  file?: string;
}

/** A page without a fault: its text begins in line 6. */
export function page(text: string, moreKeys = ''): string {
  return `---
title: A page
description: A page as somebody might write it, in which there is one fault and no other.
${moreKeys}---

${text}
`;
}

/** A photo of 900 by 420 pixels. */
export const photo: Uint8Array = readFileSync(
  path.join(projectFolder, 'e2e/sample/facilitators/circle.jpg'),
);
