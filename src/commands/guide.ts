// npm run guide: updates what is generated from the schemas and the component gallery's examples: the
// tables in the editors' guide, and the snippets for Visual Studio Code.

import { writeFile } from 'node:fs/promises';
import { generateFiles } from '../tools/guide/index.ts';

for (const [file, text] of Object.entries(await generateFiles(process.cwd()))) {
  await writeFile(file, text);
  console.log(file);
}
