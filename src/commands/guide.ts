// npm run guide: writes what in the editors' guide and in the snippets is made from the schemas, the
// rules and the palette's examples.

import { writeFile } from 'node:fs/promises';
import { generateFiles } from '../guide/generated.ts';

for (const [file, text] of Object.entries(await generateFiles(process.cwd()))) {
  await writeFile(file, text);
  console.log(file);
}
