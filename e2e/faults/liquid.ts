import { page, photo, type Fault } from './fault.ts';

export const faults: Fault[] = [
  {
    name: 'a picture’s address',
    source: page("![Six people]({{ '/images/circle.jpg' | prepend: site.baseurl }})"),
    beside: { 'circle.jpg': photo },
    reports: [{ line: 6, says: 'This is Liquid, a leftover of Jekyll' }],
  },
  {
    name: 'the site’s base',
    source: page('See [how we learn]({{ site.baseurl }}/home/).'),
    reports: [{ line: 6, says: 'a page by its address, /address/' }],
  },
  {
    name: 'a tag',
    source: page('A text.\n\n{% include figure.html %}'),
    reports: [{ line: 8, says: '"{% include figure.html %}" is Liquid' }],
  },
  {
    name: 'an output in the front matter',
    source: page('A text.').replace('A page', '"{{ page.title }}"'),
    reports: [{ line: 2, says: 'This is Liquid' }],
  },
];
