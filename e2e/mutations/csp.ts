import type { Mutation } from './mutation.ts';

export const csp: Mutation[] = [
  {
    name: 'a script',
    apply: (copy) => copy.add('<script>document.title = "Hello"</script>'),
    expected: '<script> is a script',
  },
  {
    name: 'an inline event handler',
    apply: (copy) => copy.replace('<blockquote>', '<blockquote onclick="alert(1)">'),
    expected: 'has an event handler',
  },
  {
    name: 'a picture from another host',
    apply: (copy) => copy.add('<img src="https://tracker.example/1.png" alt="">'),
    expected: 'refers to another host: https://tracker.example/1.png',
  },
  {
    name: 'a preconnect to another host',
    apply: (copy) =>
      copy.replace('</head>', '<link rel="preconnect" href="https://fonts.example"></head>'),
    expected: 'refers to another host: https://fonts.example',
  },
  {
    name: 'a policy that allows any style',
    apply: (copy) => copy.replace('style-src ', "style-src 'unsafe-inline' "),
    expected: 'the policy has style-src',
  },
  {
    name: 'a policy under which Lighthouse cannot read robots.txt',
    apply: (copy) => copy.replace("connect-src 'self'; ", ''),
    expected: 'the policy has connect-src nothing',
  },
  {
    name: 'a missing policy',
    apply: (copy) => copy.replace('http-equiv="Content-Security-Policy"', 'name="policy"'),
    expected: 'the policy does not directly follow the charset',
  },
  {
    name: 'an inline style',
    apply: (copy) => copy.replace('<blockquote>', '<blockquote style="color: red">'),
    expected: 'console: Applying inline style violates',
  },
  {
    name: 'a style sheet that imports another',
    apply: (copy) => copy.addStyle('@import url("https://fonts.example/a.css");'),
    expected: 'imports another style sheet',
  },
  {
    name: 'a script in a redirect page',
    file: 'facilitators.html',
    apply: (copy) => copy.replace('</head>', '<script>location = "/"</script></head>'),
    expected: '<script> is a script',
  },
  {
    name: 'a redirect to another host',
    file: 'facilitators.html',
    apply: (copy) => copy.replace('url=/p2pu-website/facilitators/', 'url=https://evil.example/'),
    expected: 'redirects to another host',
  },
  {
    name: 'a picture from another host in print styles',
    apply: (copy) =>
      copy.addStyle(
        '@media print { h1 { background: image-set("https://tracker.example/1.png" 1x) } }',
      ),
    expected: 'fetches https://tracker.example/1.png',
  },
];
