import type { Mutation } from './mutation.ts';

export const csp: Mutation[] = [
  {
    name: 'a script in a redirect page',
    file: 'facilitators.html',
    apply: (copy) => copy.replace('</head>', '<script>location = "/"</script></head>'),
    expected: '<script> is a script',
  },
  {
    name: 'an inline event handler',
    apply: (copy) => copy.replace('<blockquote>', '<blockquote onclick="alert(1)">'),
    expected: 'has an event handler',
  },
  {
    name: 'a preconnect to another host',
    apply: (copy) =>
      copy.replace('</head>', '<link rel="preconnect" href="https://fonts.example"></head>'),
    expected: '<link> requests another host: https://fonts.example',
  },
  {
    name: 'a picture from another host in print styles',
    apply: (copy) =>
      copy.addStyle(
        '@media print { h1 { background: image-set("https://tracker.example/1.png" 1x) } }',
      ),
    expected: '<style> requests another host: https://tracker.example/1.png',
  },
  {
    name: 'a policy that allows any style',
    apply: (copy) => copy.replace('style-src ', "style-src 'unsafe-inline' "),
    expected: 'the policy has style-src',
  },
  {
    name: 'an inline style',
    apply: (copy) => copy.replace('<blockquote>', '<blockquote style="color: red">'),
    expected: 'console: Applying inline style violates',
  },
];
