import { page, type Fault } from './fault.ts';

export const faults: Fault[] = [
  {
    name: 'code',
    source: page('See [how we learn](javascript:alert(1)).'),
    reports: [{ line: 6, says: 'An address that begins with "javascript:" is not for pages' }],
  },
  {
    name: 'code, hidden in capital letters',
    source: page('See [how we learn](JavaScript:alert(1)).'),
    reports: [{ line: 6, says: '"javascript:"' }],
  },
  {
    name: 'code, by reference',
    source: page('See [how we learn][1].\n\n[1]: javascript:alert(1)'),
    reports: [{ line: 6, says: '"javascript:"' }],
  },
  {
    name: 'code in a quotation',
    source: page('<Quotation by="Ana" source="javascript:alert(1)">\n\nWords.\n\n</Quotation>'),
    reports: [{ line: 6, says: '"javascript:"' }],
  },
  {
    name: 'data',
    source: page('See [how we learn](data:text/html,x).'),
    reports: [{ line: 6, says: '"data:"' }],
  },
  {
    name: 'a file on the editor’s disk',
    source: page('See [how we learn](file:///home/ana/page.html).'),
    reports: [{ line: 6, says: '"file:"' }],
  },
  {
    name: 'a host without a scheme',
    source: page('See [P2PU](//www.p2pu.org/).'),
    reports: [{ line: 6, says: 'has no scheme. Write https://www.p2pu.org/' }],
  },
  {
    name: 'half an address',
    source: page('See [P2PU](https:///p2pu).'),
    reports: [{ line: 6, says: 'is not a whole web address' }],
  },
  {
    name: 'a host that is taken for a page',
    source: page('See [P2PU](www.p2pu.org).'),
    reports: [
      { line: 6, says: 'Begin it with https://' },
      { line: 6, says: 'There is no page at', rule: 'link-target' },
    ],
  },
  {
    name: 'code, before an address of the same name',
    source: page('See [how we learn][1].\n\n[1]: javascript:alert(1)\n[1]: /home/'),
    reports: [{ line: 6, says: '"javascript:"' }],
  },
  {
    name: 'a backslash',
    source: page('See [how we learn](/\\\\).'),
    reports: [{ line: 6, says: 'write no blank and no backslash in it' }],
  },
];
