import type { Mutation } from './mutation.ts';

export const csp: Mutation[] = [
  {
    name: 'a script',
    plant: (copy) => copy.add('<script>document.title = "Hello"</script>'),
    says: '<script> is a script',
  },
  {
    name: 'a handler',
    plant: (copy) => copy.replace('<blockquote>', '<blockquote onclick="alert(1)">'),
    says: 'has a handler',
  },
  {
    name: 'a picture from another host',
    plant: (copy) => copy.add('<img src="https://tracker.example/1.png" alt="">'),
    says: 'has an address of another host: https://tracker.example/1.png',
  },
  {
    name: 'a greeting to another host',
    plant: (copy) =>
      copy.replace('</head>', '<link rel="preconnect" href="https://fonts.example"></head>'),
    says: 'has an address of another host: https://fonts.example',
  },
  {
    name: 'a policy that allows any style',
    plant: (copy) => copy.replace('style-src ', "style-src 'unsafe-inline' "),
    says: 'the policy says style-src',
  },
  {
    name: 'a policy that is gone',
    plant: (copy) => copy.replace('http-equiv="Content-Security-Policy"', 'name="policy"'),
    says: 'the policy is not right behind the charset',
  },
  {
    name: 'a style that the policy refuses',
    plant: (copy) => copy.replace('<blockquote>', '<blockquote style="color: red">'),
    says: 'the console: Applying inline style violates',
  },
  {
    name: 'a style that fetches another',
    plant: (copy) => copy.addStyle('@import url("https://fonts.example/a.css");'),
    says: 'fetches another style',
  },
  {
    name: 'a script at an old address',
    file: 'facilitators.html',
    plant: (copy) => copy.replace('</head>', '<script>location = "/"</script></head>'),
    says: '<script> is a script',
  },
  {
    name: 'an old address that leads to another host',
    file: 'facilitators.html',
    plant: (copy) => copy.replace('url=/p2pu-website/facilitators/', 'url=https://evil.example/'),
    says: 'leads on to another host',
  },
  {
    name: 'a picture of another host in a style for prints',
    plant: (copy) =>
      copy.addStyle(
        '@media print { h1 { background: image-set("https://tracker.example/1.png" 1x) } }',
      ),
    says: 'fetches https://tracker.example/1.png',
  },
];
