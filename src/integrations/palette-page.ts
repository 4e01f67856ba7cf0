import type { AstroIntegration } from 'astro';

/** Shows every component with its source at `/palette/`, while an editor writes; never published. */
export function palettePage(): AstroIntegration {
  return {
    name: 'palette-page',
    hooks: {
      'astro:config:setup': ({ command, injectRoute }) => {
        if (command !== 'dev') return;
        injectRoute({ pattern: '/palette', entrypoint: './src/palette/Palette.astro' });
      },
    },
  };
}
