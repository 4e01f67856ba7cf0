import { page, type Fault } from './fault.ts';

export const faults: Fault[] = [
  {
    name: 'another spelling',
    source: page('<Nextsteps>\n\n## Where next?\n\n</Nextsteps>'),
    reports: [{ line: 6, says: 'There is no component <Nextsteps>. Did you mean "NextSteps"?' }],
  },
  {
    name: 'a component of another site',
    source: page('<Tabs.Item />'),
    reports: [{ line: 6, says: 'There is no component <Tabs.Item>. There are: ' }],
  },
];
