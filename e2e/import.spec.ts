import { readFile, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import * as docx from 'docx';
import sharp from 'sharp';
import { photo } from './fixtures/content-check/row.ts';
import { writeTree } from './support/files.ts';
import { buildProject, copyProject, runCommand } from './support/project.ts';

// npm run import: small sources of each kind, and the pages that must come out.
/** The texts of pages by their sources; with what the command reports, or nothing is left out. */
type Table = Record<string, string | [page: string, reports: RegExp]>;
const NOTE = '{/*\nThe old page also had:\n\n';
const LONG = 'What a group needs on its first evening, and what can wait until the next one.';

/** Markdown gets a title, and HTML is bare; sources and pages with a `---` are as they are here. */
const TABLES: Record<string, Table> = {
  markdown: {
    '[A]({{ "/a.html" | prepend: site.baseurl }}), [B]({{ "b" | relative_url }}), [C]({{ site.baseurl }}/c.html)':
      '[A](/a/), [B](/b/), [C](/c/)',
    '{% highlight r %}\n"<b>" # {2}\n\n  x\n{% endhighlight %}': '```r\n"<b>" # {2}\n\n  x\n```',
    '[A]({% post_url 2020-01-02-new %}), [B]({% link about.md %})': '[A](/new/), [B](/about/)',
    '{% include hello.html name="Ana" %}': 'Hello, **Ana**!',
    'One.\n\n{% include missing.html %}\n\nTwo.': ['One.\n\nTwo.', /missing\.html.*line 7/],
    'A\n{: .x}\n\n[B](https://b.example/){:.x}, *c*{: .d}': 'A\n\n[B](https://b.example/), *c*',
    '* TOC\n{:toc}\n\n## One\n\nA.\n\n## Two\n\nB.': '## One\n\nA.\n\n## Two\n\nB.',
    '## One {#uno}\n\nText.': '<Anchor id="uno" />\n\n## One\n\nText.',
    [`---\nlayout: page\ntitle: A page\nexcerpt: ${LONG}\ndate: 2013-05-01 10:00:00 +0100\nlast_modified_at: 2014-06-02\npermalink: /former/\nredirect_from: /older/\nimage:\n  path: /images/six.jpg\n  alt: Six people\nauthor: Ana\n---\nText.`]:
      [
        `---\ntitle: A page\ndescription: ${LONG}\ncover:\n  picture: ./six.jpg\n  alt: Six people\npublished: 2013-05-01\nupdated: 2014-06-02\nredirectFrom:\n  - /former/\n  - /older/\n---\n\nText.\n\n${NOTE}layout: page\nauthor: Ana\n*/}`,
        /layout, author/,
      ],
    '### **A** *b*\n\n#### C\n\n### __D__': '## A *b*\n\n### C\n\n## D',
    'If a < b, {x} and \\*so\\* & on — “it’s”': 'If a \\< b, \\{x} and \\*so\\* & on — “it’s”',
    '[A](https://old.example.org/base/about.html#us), [B](2020/01/02/new.html), [C](https://c.example/about.html)':
      '[A](/about/#us), [B](/new/), [C](https://c.example/about.html)',
  },
  html: {
    '<ul><li>A<ul><li>B</ul><li>C</ul>': '- A\n  - B\n- C',
    '<details><summary>More</summary>Text.</details>': '**More**\n\nText.',
    '<iframe title="A" src="//youtube.com/embed/b">': '[A](https://www.youtube.com/watch?v=b)',
    '<figure><img src="images/six.jpg" alt="Six people"><figcaption>Us</figcaption></figure>':
      '![Six people](./six.jpg "Us")',
    'A<script>B</script><style>p{}</style><form>C</form>': ['A', /script[^]*style[^]*form/i],
    '<!DOCTYPE html><header>The site</header><main>Text.</main>': ['Text.', /The site/],
  },
};

const PAGES = 'src/content/pages';
let folder: string;

test.beforeEach(async () => {
  folder = await copyProject(`import-${test.info().testId}`);
  await writeTree(`${folder}/old`, {
    '_config.yml': 'url: https://old.example.org\nbaseurl: /base',
    '_includes/hello.html': 'Hello, **{{ include.name }}**!',
    'about.md': '---\ntitle: About\n---\n\n## Us\n\nText.',
    '_posts/2020-01-02-new.md': '---\ntitle: A post\n---\n\nText.',
    'images/six.jpg': photo,
  });
});

test.afterEach(async () => rm(folder, { recursive: true }));

const write = (file: string, content: string | Uint8Array) =>
  writeTree(folder, { [file]: content });

const importPages = async (...args: string[]) => runCommand(folder, 'import', args);

const readPage = async (id: string) =>
  (await readFile(path.join(folder, PAGES, id, 'index.mdx'), 'utf8')).trim();

const readText = async (id: string) => (await readPage(id)).replace(/^---[^]*?\n---\n/, '').trim();

async function listPages() {
  const files = await readdir(path.join(folder, PAGES), { recursive: true });
  return files.map((file) => file.replaceAll('\\', '/')).sort();
}

for (const [topic, table] of Object.entries(TABLES)) {
  test(`${topic}: each source becomes its page`, async () => {
    const rows = Object.entries(table);
    for (const [index, [source]] of rows.entries()) {
      const isBare = topic === 'html' || source.startsWith('---');
      const text = isBare ? source : `---\ntitle: A page\n---\n\n${source}`;
      await write(`old/${topic}-${index}.${topic === 'html' ? 'html' : 'md'}`, text);
    }
    const { output } = await importPages('old');
    for (const [index, [source, row]] of rows.entries()) {
      const id = `${topic}-${index}`;
      const [page, reports = /^$/] = [row].flat() as [string, RegExp?];
      // The lines of the command on this page, without the one that names it.
      const said = new RegExp(`${id}/index.mdx: .*\n((?:  .*\n)*)`).exec(output)?.[1];
      const found = await (page.startsWith('---') ? readPage(id) : readText(id));
      expect.soft(found, source).toBe(page);
      expect.soft(said, source).toMatch(reports);
    }
  });
}

test('the page that this site began with comes whole, and is built', async () => {
  const above = `## Welcome to Peer 2 Peer University. We’re so glad you are here.\n\nOne of our core values is “peer learning.” It’s a wonky term:\n\n- Everyone has expertise.\n- We give helpful feedback.`;
  const below = `: every experience asks you to work on something, such as the\n[Data Explorer Mission](http://info.p2pu.org/2013/04/29/at-the-cockpit/),\nor a peer review.`;
  const source = `---\nlayout: page\ncategory: page\ntitle: What we're all about\n---\n\n# How We Learn\n\n#${above}\n\n![Six people around a table]({{ '/images/six.jpg'|prepend: site.baseurl }})\n\n***We share***${below}\n`;
  const expected = `---\ntitle: What we're all about\nheading: How We Learn\ndescription: "[fill in: One of our core values is “peer learning.” It’s a wonky term: We share: every experience asks you to work on something, such as the Data Explorer]"\ncategory: page\nredirectFrom:\n  - /we.html\n---\n\n${above}\n\n![Six people around a table](./six.jpg)\n\n***We share***${below}\n\n${NOTE}layout: page\n*/}`;
  await write('old/we.markdown', source);
  const { code, output } = await importPages('old/we.markdown');
  expect(code, output).toBe(0);
  const page = await readPage('we');
  expect(page).toBe(expected);
  expect(await readFile(path.join(folder, 'old/we.markdown'), 'utf8')).toBe(source);
  await write(`${PAGES}/we/index.mdx`, page.replace(/\[fill in: (.*)\]/, '$1'));
  const build = await buildProject(folder);
  expect(build.code, build.output).toBe(0);
});

test('pictures are copied under tidy names, or named with their places', async () => {
  await write('old/A Circle.GIF', await sharp(photo).gif().toBuffer());
  const source = '![](<A Circle.GIF>)\n\n![Gone](gone.png)\n\n![Far](https://a.example/far.jpg)';
  await write('old/six.md', source);
  const { code, output } = await importPages('old/six.md');
  const page = '![[fill in: what the picture shows]](./a-circle.png)';
  expect(await readText('six')).toBe(`${page}\n\n![Gone](./gone.png)\n\n![Far](./far.jpg)`);
  expect(output).toMatch(/gone\.png \(line 3\): [^]*a\.example\/far\.jpg \(line 5\): /);
  // Pictures that an editor has to bring are errors.
  expect(code).toBe(1);
  expect(await listPages()).toContain('six/a-circle.png');
});

const { Paragraph, TextRun } = docx;

async function makeDocument(...children: docx.FileChild[]) {
  const footnotes = { 1: { children: [new Paragraph('The note.')] } };
  return docx.Packer.toBuffer(new docx.Document({ footnotes, sections: [{ children }] }));
}

test('a Word document becomes a page, and words that are missing are listed', async () => {
  const cell = (text: string) => new docx.TableCell({ children: [new Paragraph(text)] });
  const row = (...texts: string[]) => new docx.TableRow({ children: texts.map(cell) });
  const bold = { text: 'bold', bold: true };
  const words = [
    new TextRun(`${LONG} Write {it} <so>, `),
    new TextRun(bold),
    new TextRun(' and '),
    new docx.ExternalHyperlink({ link: 'https://a.example/', children: [new TextRun('a link')] }),
    new docx.FootnoteReferenceRun(1),
  ];
  const picture = new docx.ImageRun({
    ...{ type: 'jpg', data: Buffer.from(photo), transformation: { width: 90, height: 42 } },
    altText: { name: 'Picture', description: 'Six people' },
  });
  const formula = new docx.Math({ children: [new docx.MathRun('x=42')] });
  const document = await makeDocument(
    new Paragraph({ text: 'A circle', heading: 'Heading1' }),
    new Paragraph({ children: words }),
    new Paragraph({ text: 'What to bring', heading: 'Heading3' }),
    ...[0, 1, 0].map((level) => new Paragraph({ text: `Tea ${level}`, bullet: { level } })),
    new docx.Table({ rows: [row('Day', 'Who'), row('Monday', 'Ana')] }),
    new Paragraph({ children: [picture] }),
    new Paragraph({ children: [new TextRun('It is known that '), formula] }),
  );
  await write('A circle.docx', document);
  const expected = `---\ntitle: A circle\ndescription: "[fill in: ${LONG}]"\n---\n\n${LONG} Write \\{it} \\<so>, **bold** and [a link](https://a.example/)[^1]\n\n## What to bring\n\n- Tea 0\n  - Tea 1\n- Tea 0\n\n| Day    | Who |\n| ------ | --- |\n| Monday | Ana |\n\n![Six people](./picture.jpg)\n\nIt is known that\n\n[^1]: The note.`;
  const { code, output } = await importPages('A circle.docx', '--to', 'guides/first');
  expect(await readPage('guides/first')).toBe(expected);
  expect(output).toMatch(/“It is known that”: lost “x ?= ?42”/);
  expect(code).toBe(1);
});

test('Google’s Markdown becomes a page', async () => {
  const markdown = `# **A circle**\n\nIt is 1\\. bold\\! and [a link](https://www.google.com/url?q=https://a.example/b&sa=D).\n\n## **Us** {#us}\n\n![][image1]\n\n[image1]: <data:image/jpeg;base64,${Buffer.from(photo).toString('base64')}>\n`;
  const google = `It is 1. bold! and [a link](https://a.example/b).\n\n## Us\n\n![[fill in: what the picture shows]](./picture.jpg)`;
  await write('google.md', markdown);
  const { code, output } = await importPages('google.md');
  expect(code, output).toBe(0);
  expect(await readText('google')).toBe(google);
  expect(await readPage('google')).toContain('title: A circle\n');
});

test('a folder becomes pages, with progress; a page that exists is not replaced', async () => {
  await write('old/README.md', 'For editors.');
  await write(`${PAGES}/about/index.mdx`, 'Mine.');
  const { code, output } = await importPages('old');
  expect(output).toMatch(/1\/1 .*new\.md[^]*1 of 2 documents/);
  expect(output).toContain(`about.md  cannot be at /about/: delete ${PAGES}/about/index.mdx first`);
  expect(code).toBe(1);
  expect(await readPage('about')).toBe('Mine.');
  expect(await readPage('new')).toContain('redirectFrom:\n  - /2020/01/02/new.html\n');

  // A translation goes beside its original.
  await write('nuevo.md', 'Un texto.');
  expect((await importPages('nuevo.md', '--to', '/es/about/')).code).toBe(1);
  expect((await importPages('nuevo.md', '--to', 'es/about')).output).toContain(
    `cannot be at /es/about/: delete ${PAGES}/about/index.es.mdx first`,
  );
  expect((await listPages()).filter((name) => name.startsWith('about/'))).toEqual([
    ...['about/index.es.mdx', 'about/index.mdx'],
  ]);
});

test('a page that is its own source is replaced, with links into the old site', async () => {
  const page = (key: string, text: string) =>
    `---\ntitle: A page\ndescription: ${LONG}\n${key}\n---\n\n${text}\n\n![Six people](./six.jpg)`;
  const source = page('published: false', '[A](http://other.example/how-we-learn.html) <b>b</b>');
  await writeTree(`${folder}/${PAGES}`, { 'one.mdx': source, 'six.jpg': photo });
  const { code, output } = await importPages(`${PAGES}/one.mdx`, '--site', 'https://other.example');
  expect(code, output).toBe(0);
  expect(await readPage('one')).toBe(page('draft: true', '[A](/) **b**'));
  expect(await listPages()).toContain('one/six.jpg');
  expect(await listPages()).not.toContain('one.mdx');
});

test('what cannot be read is named in one sentence, and nothing is written', async () => {
  const ole = Buffer.from('d0cf11e0a1b11ae1', 'hex');
  const whole = await makeDocument(new Paragraph('Text.'));
  const before = await listPages();
  const rows: [args: string, says: RegExp, content?: string | Uint8Array][] = [
    ['half.docx', /^half\.docx.*damaged/, whole.subarray(0, whole.length / 2)],
    [
      'old.doc',
      /^old\.doc.*old or protected format.*save it as \.docx/,
      Buffer.concat([ole, Buffer.alloc(600)]),
    ],
    ['page.pdf', /^page\.pdf.*PDF/, '%PDF-1.7\n'],
    ['yaml.md', /^yaml\.md:3 .*YAML/, '---\ntitle: A page\nexcerpt: one: two\n---\nText.'],
    ['missing.md', /^missing\.md does not exist/],
    ['https://old.example.org/about.html', /Save the page/],
    ['old --to one', /--to takes one/],
  ];
  for (const [args, says, content] of rows) {
    if (content) await write(args, content);
    const { code, output } = await importPages(...args.split(' '));
    expect([code, ...output.trim().split('\n')]).toEqual([2, expect.stringMatching(says)]);
  }
  expect(await listPages()).toEqual(before);
});
