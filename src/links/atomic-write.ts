import { randomUUID } from 'node:crypto';
import { open, realpath, rename, rm, stat } from 'node:fs/promises';

/**
 * Writes a file so that whoever reads it sees the old text or the new one, and never a part; also
 * where the machine stops in between.
 */
export async function writeAtomically(file: string, text: string): Promise<void> {
  // A link to the file stays a link.
  const target = await realpath(file).catch(() => file);
  const mode = await stat(target).then(
    (stats) => stats.mode & 0o777,
    () => 0o644,
  );
  const unfinished = `${target}.${randomUUID().slice(0, 8)}.tmp`;
  try {
    const handle = await open(unfinished, 'wx', mode);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(unfinished, target);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}
