import { fileURLToPath } from 'node:url';
import type { Loader } from 'astro/loaders';
import { readRecords, RECORDS } from './records.ts';

/**
 * The records as a collection; the address is the id. Astro's own loader of files says of a damaged
 * one that it is damaged, and goes on without: this one says where and why, and stops the build.
 */
export function recordsLoader(): Loader {
  return {
    name: 'links',
    load: async (context) => {
      const { config, store, watcher } = context;
      const filePath = fileURLToPath(new URL(RECORDS, config.root));
      const load = async () => {
        const records = await readRecords(filePath, RECORDS);
        store.clear();
        for (const [id, record] of records) {
          const data = await context.parseData({ id, data: { ...record }, filePath });
          store.set({ id, data });
        }
      };
      await load();
      watcher?.add(filePath);
      watcher?.on('change', (changed) => {
        if (changed === filePath) void load().catch(console.error);
      });
    },
  };
}
