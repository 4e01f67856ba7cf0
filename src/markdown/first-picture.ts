import { defineHastPlugin } from 'satteri';

/**
 * Has a page's first picture, the one most likely in view, loaded at once; all others wait until
 * the reader comes near. A
 * factory, because each document counts its own pictures.
 */
export function firstPicture() {
  let seen = false;
  return defineHastPlugin({
    name: 'first-picture',
    element: {
      filter: ['img'],
      visit(picture, context) {
        if (!seen) context.setProperty(picture, 'loading', 'eager');
        seen = true;
      },
    },
  });
}
