import { readdirSync } from 'node:fs';
import js from '@eslint/js';
import astro from 'eslint-plugin-astro';
import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** What each folder of src may import from, besides itself and src/site.ts. */
const LAYERS = {
  utils: [],
  schemas: ['utils'],
  fonts: ['utils'],
  markdown: ['schemas', 'utils'],
  data: ['content', 'schemas', 'utils'],
  cards: ['data', 'fonts', 'schemas', 'utils'],
  components: ['cards', 'data', 'fonts', 'schemas', 'utils'],
  layouts: ['cards', 'components', 'data', 'fonts', 'schemas', 'styles', 'utils'],
  pages: ['cards', 'components', 'data', 'layouts', 'schemas', 'utils'],
  tools: ['data', 'fonts', 'schemas', 'utils'],
  integrations: ['data', 'schemas', 'tools', 'utils'],
  commands: ['data', 'fonts', 'schemas', 'tools', 'utils'],
};

/** The folders of src/tools know nothing of one another; its files serve them all. */
const tools = readdirSync('src/tools', { withFileTypes: true });
const sharedByTools = tools.filter((entry) => entry.isFile()).map(({ name }) => `./${name}`);
const toolFolders = tools.filter((entry) => entry.isDirectory()).map(({ name }) => name);

const zones = [
  ...Object.entries(LAYERS).map(([layer, lower]) => ({
    target: `./src/${layer}`,
    from: './src',
    except: [layer, ...lower, 'site.ts', 'languages.ts'].map((name) => `./${name}`),
    message: 'This folder may not import from there: see LAYERS in .eslint.config.js.',
  })),
  {
    target: ['./src/tools', './src/integrations', './src/commands'],
    from: ['pages', 'links', 'external-links'].map((name) => `./src/data/${name}.ts`),
    message: 'These exist only within Astro’s build.',
  },
  ...toolFolders.map((name) => ({
    target: `./src/tools/${name}`,
    from: './src/tools',
    except: [`./${name}`, ...sharedByTools],
    message: 'Tools do not import one another; src/commands combines them.',
  })),
];

export default defineConfig(
  globalIgnores(['dist/', '.astro/', '.cache/']),
  js.configs.recommended,
  tseslint.configs.strict,
  tseslint.configs.stylistic,
  astro.configs['flat/recommended'],
  {
    plugins: { 'import-x': importX },
    settings: {
      'import-x/extensions': ['.ts'],
      'import-x/resolver-next': [createNodeResolver()],
    },
    rules: { 'import-x/no-restricted-paths': ['error', { zones }] },
  },
  {
    // What `npm run build` loads must be there without devDependencies.
    files: ['astro.config.mjs', 'src/**'],
    ignores: ['src/commands/**', 'src/tools/{guide,import}/**'],
    rules: { 'import-x/no-extraneous-dependencies': ['error', { devDependencies: false }] },
  },
  {
    files: ['src/{utils,schemas,tools,integrations,commands}/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        { paths: [{ name: 'astro:content', message: 'It exists within Astro’s build only.' }] },
      ],
    },
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeCheckedOnly, tseslint.configs.stylisticTypeCheckedOnly],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      'import-x/no-cycle': 'error',
      // A number in a message needs no String() around it.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
  {
    // Playwright reads from its pattern which fixtures a fixture needs: none.
    files: ['e2e/support/site.ts'],
    rules: { 'no-empty-pattern': ['error', { allowObjectPatternsAsParameters: true }] },
  },
  {
    // ESLint's TypeScript cannot look into .astro files; `astro check` can, and checks these.
    files: ['src/components/mdx/index.ts'],
    rules: { '@typescript-eslint/no-unsafe-assignment': 'off' },
  },
  { files: ['astro.config.mjs'], languageOptions: { globals: { process: 'readonly' } } },
);
