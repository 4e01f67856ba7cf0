import type { Loader, LoaderContext } from 'astro/loaders';
import { pageSchema } from '../schemas/page.ts';

/** What Astro gives its glob loader besides what its types say. */
interface GlobContext extends LoaderContext {
  /** How files are read, by their extension. */
  entryTypes: Map<string, { getEntryInfo: (file: unknown) => Promise<unknown> }>;
}

/**
 * Lets a loader of pages go on after a mistake in front matter: in development, a page has the keys
 * that are valid, and the content check's report says what is wrong with the others. Before a build,
 * the content check finds all of them.
 */
export function tolerant(loader: Loader): Loader {
  const load = (context: LoaderContext) => {
    const entryTypes = [...(context as GlobContext).entryTypes].map(([extension, type]) => {
      const getEntryInfo = async (file: unknown) => {
        try {
          return await type.getEntryInfo(file);
        } catch {
          return { data: {}, body: '' };
        }
      };
      return [extension, { ...type, getEntryInfo }] as const;
    });
    const inDevelopment: GlobContext = {
      ...context,
      entryTypes: new Map(entryTypes),
      parseData: (entry) =>
        context.parseData(entry).catch(() => validKeys(entry.data) as typeof entry.data),
    };
    return loader.load(context.watcher ? inDevelopment : context);
  };
  return { ...loader, load };
}

function validKeys(data: Record<string, unknown>): Record<string, unknown> {
  const valid = Object.entries(pageSchema.shape).flatMap(([key, schema]) => {
    const { success, data: value } = schema.safeParse(data[key]);
    return success ? [[key, value]] : [];
  });
  const title = typeof data.title === 'string' ? data.title : 'Untitled';
  return { title, description: '', ...(Object.fromEntries(valid) as object) };
}
