import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Files by their paths below a folder. */
export type Tree = Record<string, string | Uint8Array>;

/** Writes files, and the folders that they need. */
export async function writeTree(folder: string, tree: Tree): Promise<void> {
  for (const [file, bytes] of Object.entries(tree)) {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), bytes);
  }
}
