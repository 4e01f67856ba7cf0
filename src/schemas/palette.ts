import { z } from 'astro/zod';
import { pictureKeys } from './picture.ts';

const words = z.string().trim().min(1);

/**
 * The components that a page's text may use, and what each takes. The components' own `Props` are
 * made from this, so that the content check, an editor's tooltip and TypeScript say the same.
 */
export const paletteSchemas = {
  Anchor: z
    .strictObject({
      id: z
        .string()
        .regex(/^[^\s#"]+$/, 'use no spaces, # or quotation marks')
        .meta({ description: 'What stood behind the "#": letters, digits and hyphens.' }),
    })
    .meta({
      description:
        'A place to which others link by a heading’s old words, after the heading has new ones.',
    }),

  Feedback: z
    .strictObject({
      from: words.meta({ description: 'Who gave it.' }),
      on: words.meta({ description: 'On what, and when.' }),
    })
    .meta({ description: 'An example of feedback; it holds at least one Remark.' }),

  Figure: z
    .strictObject({
      ...pictureKeys,
      width: z.enum(['narrow', 'text', 'wide']).default('text').meta({
        description: 'How wide it stands: half of the text, as the text, or beyond it.',
      }),
    })
    .meta({
      description: 'A picture with more to say than Markdown has signs for: a credit, or a width.',
    }),

  Idea: z
    .strictObject({
      number: z.union([z.literal(1), z.literal(2), z.literal(3)]).meta({
        description: 'Its number, which also gives it its colour.',
      }),
    })
    .meta({ description: 'A numbered section of a framework; it begins with a ## heading.' }),

  NextSteps: z.strictObject({}).meta({
    description:
      'The band of colour that closes a page: a ## heading that asks, links that answer.',
  }),

  Note: z
    .strictObject({
      title: words.max(60).default('Note').meta({ description: 'The words above it.' }),
    })
    .meta({ description: 'What a reader should know, but may pass over.' }),

  Quotation: z
    .strictObject({
      by: words.meta({ description: 'Who said it.' }),
      source: words.optional().meta({ description: 'Address of the place where they said it.' }),
    })
    .meta({ description: 'What somebody else said, with their name.' }),

  Remark: z
    .strictObject({
      kind: z.enum(['kudos', 'questions', 'concerns']).meta({
        description: 'What the reviewer does here: praises, asks, or raises a concern.',
      }),
    })
    .meta({ description: 'One part of a Feedback.' }),
};

/** Name of a component of the palette. */
export type PaletteName = keyof typeof paletteSchemas;

/** What an editor may write in a component's tag. */
export type PaletteProps<Name extends PaletteName> = z.input<(typeof paletteSchemas)[Name]>;
