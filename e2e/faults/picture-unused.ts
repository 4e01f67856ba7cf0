import { page, photo, type Fault } from './fault.ts';

export const faults: Fault[] = [
  {
    name: 'a picture that no page shows',
    source: page('A text.'),
    beside: { 'forgotten.jpg': photo },
    reports: [
      {
        says: 'No page shows this picture. Show it, ![what it says](./forgotten.jpg), or delete it',
        file: 'forgotten.jpg',
      },
    ],
  },
];
