import { z } from 'astro/zod';
import { pictureKeys } from './page.ts';

const text = z.string().trim().min(1);

/**
 * The MDX components: what a page's text may use without an import, and what each takes, in the
 * order in which editors meet them. The components' own `Props` are made from this, so that the
 * content check, the guide and TypeScript agree.
 */
export const componentSchemas = {
  Figure: z
    .strictObject({
      ...pictureKeys,
      width: z.enum(['narrow', 'text', 'wide']).default('text').meta({
        description: 'How wide it is: half the text, as wide as the text, or wider.',
      }),
    })
    .meta({ description: 'A picture with a credit or a width, for which Markdown has no syntax.' }),

  Gallery: z.strictObject({}).meta({
    description: 'Pictures side by side: as many as fit, below each other on a phone.',
  }),

  Video: z
    .strictObject({
      href: text.meta({ description: 'The address of the page where the video plays.' }),
      poster: text.meta({ description: 'A still picture of it: a file next to the page.' }),
      title: text.max(100).meta({ description: 'What the video is about.' }),
      duration: z
        .string()
        .regex(
          /^(?=.*[1-9])(\d{1,3}|\d{1,2}:[0-5]\d):[0-5]\d$/,
          'write minutes and seconds, 12:30, or hours as well, 1:02:03',
        )
        .meta({ description: 'How long it is: `12:30`, or `1:02:03` with hours.' }),
    })
    .meta({
      description: 'A link to a video. Nothing is loaded from its site until a reader goes there.',
    }),

  Note: z
    .strictObject({
      title: text.max(60).optional().meta({
        description: 'The words above it. Without them, “Note” in the page’s language.',
      }),
    })
    .meta({ description: 'Something a reader may want to know, but can skip.' }),

  Quotation: z
    .strictObject({
      by: text.meta({ description: 'Who said it.' }),
      source: text.optional().meta({ description: 'The address of the page where they said it.' }),
    })
    .meta({ description: 'What somebody else said, with their name.' }),

  Idea: z
    .strictObject({
      number: z.literal([1, 2, 3]).meta({
        description: 'Its number, which also determines its colour.',
      }),
    })
    .meta({ description: 'A numbered section of a framework. Begins with a ## heading.' }),

  Feedback: z
    .strictObject({
      from: text.meta({ description: 'Who gave it.' }),
      on: text.meta({ description: 'What it is about, and when it was given.' }),
    })
    .meta({ description: 'An example of feedback. Contains at least one Remark.' }),

  Remark: z
    .strictObject({
      kind: z.enum(['kudos', 'questions', 'concerns']).meta({
        description: 'What the reviewer does: praise, ask, or raise a concern.',
      }),
    })
    .meta({ description: 'One part of a Feedback.' }),

  NextSteps: z.strictObject({}).meta({
    description: 'The coloured band that ends a page: a ## heading and a list of links.',
  }),

  Anchor: z
    .strictObject({
      id: z
        .string()
        .regex(/^[^\s#"]+$/, 'use no spaces, # or quotation marks')
        .meta({ description: 'The part after the "#" in the old address.' }),
    })
    .meta({
      description: 'Keeps links to a section working after its heading has been reworded.',
    }),
};

/** Name of an MDX component. */
export type ComponentName = keyof typeof componentSchemas;

/** What an editor may write in a component's tag. */
export type ComponentProps<Name extends ComponentName> = z.input<(typeof componentSchemas)[Name]>;
