import mdx from '@astrojs/mdx';
import { satteri } from '@astrojs/markdown-satteri';
import { defineConfig } from 'astro/config';
import { contentCheck } from './src/integrations/content-check.ts';
import { hostFiles } from './src/integrations/host-files.ts';
import { letters } from './src/integrations/letters.ts';
import { sitemap } from './src/integrations/sitemap.ts';
import { componentGallery } from './src/integrations/component-gallery.ts';
import { readDeployment } from './src/data/deployment.ts';
import { figures } from './src/markdown/figures.ts';
import { footnotes } from './src/markdown/footnotes.ts';
import { intro } from './src/markdown/intro.ts';
import { paragraphs } from './src/markdown/paragraphs.ts';
import { tables } from './src/markdown/tables.ts';
import { fonts } from './src/fonts/fonts.ts';

const deployment = readDeployment(process.env);
const { site, base } = deployment;

export default defineConfig({
  site,
  base,
  trailingSlash: 'always',
  // Astro's own default, 'jsx', joins words across a line break in a template.
  compressHTML: true, // .prettierrc.json repeats this as astroCompressHTML
  build: {
    // One response holds the text and its style: nothing waits for a second one.
    inlineStylesheets: 'always',
    // While one social card is encoded, the next is laid out: half the time on two cores.
    concurrency: 4,
  },
  integrations: [contentCheck(), componentGallery(), mdx(), sitemap(deployment), hostFiles()],
  markdown: {
    processor: satteri({
      mdastPlugins: [paragraphs],
      hastPlugins: [figures, tables, footnotes, intro],
    }),
    // Highlighting puts a style attribute on every word, and nobody here writes programs.
    syntaxHighlight: false,
  },
  image: {
    service: {
      entrypoint: './src/integrations/image-service.ts',
      // Readers on slow lines see the difference in waiting; in flat inks they do not see it here.
      // Twice the effort gains half a decibel at the same size, and a first build takes eight times
      // as long.
      config: { avif: { quality: 38, chromaSubsampling: '4:2:0', effort: 3 } },
    },
  },
  fonts,
  // The first browsers with cascade layers. Without this, media queries are written in the range
  // syntax of 2023, and phones older than that would not see them.
  vite: {
    plugins: [letters],
    server: {
      // The content check's own report stands in for it: src/integrations/content-report.ts.
      hmr: { overlay: false },
      // A file that is saved in several steps is read when it is whole.
      watch: { awaitWriteFinish: { stabilityThreshold: 100, pollInterval: 20 } },
    },
    build: {
      cssTarget: ['chrome99', 'edge99', 'firefox97', 'safari15.4'],
      rolldownOptions: {
        // Warnings about Astro’s own modules would hide those that an editor can act on.
        onLog(level, log, handle) {
          if (log.code !== 'MODULE_LEVEL_DIRECTIVE') handle(level, log);
        },
      },
    },
  },
  devToolbar: { enabled: false },
  // An editor that knows Astro completes and explains the keys of the front matter.
  experimental: { contentIntellisense: true },
});
