import type { AstroIntegration } from 'astro';

/** Shows each MDX component with its source at `/component-gallery/`, only in `npm run dev`. */
export function componentGallery(): AstroIntegration {
  return {
    name: 'component-gallery',
    hooks: {
      'astro:config:setup': ({ command, injectRoute }) => {
        if (command !== 'dev') return;
        const entrypoint = './src/pages/_component-gallery/Gallery.astro';
        injectRoute({ pattern: '/component-gallery', entrypoint });
      },
    },
  };
}
