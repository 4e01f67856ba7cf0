import { page, type Fault } from './fault.ts';

export const faults: Fault[] = [
  {
    name: 'what npm run dev prints',
    source: page('See [home](http://localhost:4321/home/#a-section).'),
    reports: [{ line: 6, says: 'is written without the host: /home/#a-section' }],
  },
];
