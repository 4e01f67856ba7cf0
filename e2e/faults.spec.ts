import {
  readFile,
  readdir,
  rename,
  rm,
  stat,
  truncate,
  writeFile,
  cp,
  mkdir,
} from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { projectFolder } from './support/builds.ts';
import { buildProject, copyProject } from './support/project.ts';

// Each fault stops the build, with the file and the remedy, and without a stack trace.

const PAGE = 'src/content/pages/how-we-learn/index.mdx';
const PICTURE = 'src/content/pages/how-we-learn/feedback.png';
const PHOTO = path.join(projectFolder, 'e2e/sample/facilitators/circle.jpg');
const COPY = 'src/content/pages/copy';

/** Where a text stands in the page: `file:line`. */
function lineOf(text: string): string {
  const lines = readFileSync(path.join(projectFolder, PAGE), 'utf8').split('\n');
  return `${PAGE}:${lines.findIndex((line) => line.includes(text)) + 1}`;
}

interface Fault {
  name: string;
  /** Makes the fault in a copy of the project. */
  make?: (folder: string) => Promise<unknown>;
  env?: Record<string, string>;
  /** What the build says. */
  says: string[];
}

const faults: Fault[] = [
  {
    name: 'a missing picture',
    make: (folder) => rm(path.join(folder, PICTURE)),
    says: [
      `${lineOf('](./feedback.png)')}:1  There is no picture "./feedback.png". Put the file into`,
    ],
  },
  {
    name: 'a picture in the wrong case',
    make: (folder) =>
      rename(
        path.join(folder, PICTURE),
        path.join(folder, PICTURE.replace('feedback', 'Feedback')),
      ),
    says: [
      `${lineOf('](./feedback.png)')}:1  There is no picture "./feedback.png", but there is "Feedback.png".`,
    ],
  },
  {
    name: 'a picture that was cut off',
    make: async (folder) => {
      const { size } = await stat(path.join(folder, PICTURE));
      await truncate(path.join(folder, PICTURE), Math.floor(size / 2));
    },
    says: [`${PICTURE}  This picture is damaged or cut off.`],
  },
  {
    name: 'a text file called .png',
    make: (folder) => writeFile(path.join(folder, PICTURE), 'This is not a picture.'),
    says: [`${PICTURE}  This picture is damaged or cut off.`],
  },
  {
    name: 'a JPEG called .png',
    make: (folder) => cp(PHOTO, path.join(folder, PICTURE)),
    says: [`${PICTURE}  Its name ends in ".png", but it holds a picture of the kind "jpeg".`],
  },
  {
    name: 'half a JPEG',
    make: async (folder) => {
      const photo = path.join(folder, path.dirname(PICTURE), 'photo.jpg');
      const bytes = await readFile(PHOTO);
      await writeFile(photo, bytes.subarray(0, bytes.length / 2));
    },
    says: ['src/content/pages/how-we-learn/photo.jpg  This picture is damaged or cut off.'],
  },
  {
    name: 'front matter with a missing, a misspelt and an unfit key',
    make: (folder) =>
      edit(folder, PAGE, (text) =>
        text
          .replace(/^title: .*/m, 'titel: x')
          .replace(/^description: >-\n(?: .*\n)+/m, 'description: Too short.\n'),
      ),
    says: [
      `${PAGE}:2:1  "title" is missing.`,
      `${PAGE}:2:1  "titel" is not a key of the front matter. The keys are: title, heading, description.`,
      `${PAGE}:4:1  "description" has 10 characters; it needs at least 50.`,
    ],
  },
  {
    name: 'a page without front matter',
    make: (folder) => edit(folder, PAGE, (text) => text.slice(text.indexOf('Welcome'))),
    says: [`${PAGE}:1  The page does not begin with its front matter.`],
  },
  {
    name: 'front matter that is not YAML',
    make: (folder) => edit(folder, PAGE, (text) => text.replace('title: ', 'title: "')),
    says: [`${PAGE}:`, 'The front matter cannot be read'],
  },
  {
    name: 'a component that is not closed',
    make: (folder) => edit(folder, PAGE, (text) => text.replace('</NextSteps>', '')),
    says: [`${lineOf('<NextSteps>')}:1  Expected a closing tag for \`<NextSteps>\``],
  },
  {
    name: 'a value that is not text',
    make: (folder) =>
      edit(folder, PAGE, (text) => text.replace(/^title: .*/m, 'title: 2013-05-01')),
    says: [`${PAGE}:2:1  "title" is not text. Put it in quotation marks: title: "…"`],
  },
  {
    name: 'an unknown component, and a picture in HTML',
    make: (folder) =>
      edit(folder, PAGE, (text) => `${text}\n<Nextsteps />\n\n<img src="./feedback.png" />\n`),
    says: [
      'There is no component <Nextsteps>. There are: Feedback, Idea, NextSteps, Remark.',
      '<img> is not for pages. Write it in Markdown: ![…](./picture.jpg)',
    ],
  },
  {
    name: 'code, a script and a second main heading',
    make: (folder) =>
      edit(
        folder,
        PAGE,
        (text) =>
          `${text}\n{process.env.HOME}\n\n{/* A note is welcome. */}\n\n<script>alert(1)</script>\n\n# Again\n\n<kbd onclick="x">K</kbd>\n`,
      ),
    says: [
      ':1  What stands in braces is read as code. Write \\{ for a plain brace',
      ':1  <script> is not for pages.',
      ':1  The main heading comes from the front matter',
      ':1  <kbd> may not run code.',
    ],
  },
  {
    name: 'a component with a value that it does not know',
    make: (folder) => edit(folder, PAGE, (text) => text.replace('kind="kudos"', 'kind="praise"')),
    says: ['<Remark kind="praise"> is unknown. Write kind="kudos", "questions" or "concerns".'],
  },
  {
    name: 'pictures that are not there: by reference, with a stray percent sign, from elsewhere',
    make: (folder) =>
      edit(
        folder,
        PAGE,
        (text) =>
          `${text}\n![a][b]\n\n![c](./100%.png)\n\n![d](https://example.org/e.png)\n\n[b]: ./f.png\n`,
      ),
    says: [
      'A picture is written with its file in place',
      'There is no picture "./100%.png".',
      'The picture "https://example.org/e.png" is not a file beside the page.',
    ],
  },
  {
    name: 'front matter with a value that begins with an asterisk',
    make: (folder) => edit(folder, PAGE, (text) => text.replace(/^title: .*/m, 'title: *ours*')),
    says: [`${PAGE}:2:8  The front matter cannot be read: A value begins with an asterisk.`],
  },
  {
    name: 'two entries with one address',
    make: async (folder) => {
      await mkdir(path.join(folder, COPY));
      await cp(path.join(folder, PAGE), path.join(folder, COPY, 'index.mdx'));
      await cp(path.join(folder, PAGE), path.join(folder, `${COPY}.mdx`));
      await edit(folder, `${COPY}.mdx`, withoutPictures);
      await edit(folder, `${COPY}/index.mdx`, withoutPictures);
    },
    says: [`${COPY}/index.mdx  It has the same address as copy.mdx, which is /copy/`],
  },
  {
    name: 'two entries with one address but for their case',
    make: async (folder) => {
      await cp(path.join(folder, PAGE), path.join(folder, `${COPY}.mdx`));
      await edit(folder, `${COPY}.mdx`, withoutPictures);
      await cp(path.join(folder, `${COPY}.mdx`), path.join(folder, 'src/content/pages/Copy.mdx'));
    },
    says: ['src/content/pages/copy.mdx  It has the same address as Copy.mdx, which is /copy/'],
  },
  {
    name: 'a page under a name that is not read',
    make: (folder) => writeFile(path.join(folder, `${COPY}.md`), '# Lost'),
    says: [`${COPY}.md  This file is not published`, 'Rename it to "copy.mdx"'],
  },
  {
    name: 'an entry whose address a route of the project takes',
    make: async (folder) => {
      await cp(path.join(folder, PAGE), path.join(folder, `${COPY}.mdx`));
      await edit(folder, `${COPY}.mdx`, withoutPictures);
      await writeFile(path.join(folder, 'src/pages/copy.astro'), '<p>A route</p>');
    },
    says: [`${COPY}.mdx  This entry did not become a page.`],
  },
  {
    name: 'a home page that is not there',
    make: (folder) =>
      edit(folder, 'src/site.ts', (text) => text.replace("home: 'how-we-learn'", "home: 'hwo'")),
    says: [
      'src/site.ts names "hwo" as the home page. Write the id of an entry there: how-we-learn.',
    ],
  },
  {
    name: 'a malformed SITE_URL',
    env: { SITE_URL: 'www.p2pu.org' },
    says: ['SITE_URL is "www.p2pu.org", which is not a web address.'],
  },
  {
    name: 'a malformed BASE_PATH',
    env: { BASE_PATH: 'p2pu-website' },
    says: ['BASE_PATH is "p2pu-website", which is not a path on a site.'],
  },
];

for (const [index, { name, make, env, says }] of faults.entries()) {
  test(`${name} stops the build`, async () => {
    const folder = await copyProject(`fault-${index}`);
    const lastSite = path.join(folder, 'dist/index.html');
    await mkdir(path.dirname(lastSite));
    await writeFile(lastSite, 'the last site that was whole');
    await make?.(folder);
    const { code, output } = await buildProject(folder, env ? { env } : {});
    for (const words of says) expect(output).toContain(words);
    expect(output).not.toMatch(/stack trace|unhandled|^ +at /im);
    expect(code).not.toBe(0);
    expect(await readFile(lastSite, 'utf8')).toBe('the last site that was whole');
    expect(await readdir(folder)).not.toContain('dist.unfinished');
    await rm(folder, { recursive: true });
  });
}

async function edit(folder: string, file: string, change: (text: string) => string): Promise<void> {
  const text = await readFile(path.join(folder, file), 'utf8');
  const changed = change(text);
  expect(changed, 'the fault changes the file').not.toBe(text);
  await writeFile(path.join(folder, file), changed);
}

function withoutPictures(text: string): string {
  return text.replaceAll(/^!\[.*$/gm, '');
}
