import { PDFiumLibrary } from '@hyzyla/pdfium';
import { withoutSpace } from './words.ts';

/** The text of each sheet of a PDF, without white space, which line breaks would change. */
export async function readPdf(pdf: Uint8Array): Promise<string[]> {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(pdf);
  // PDFium’s character for a hyphen at a line end.
  const texts = [...document.pages()].map((page) => page.getText().replaceAll('\ufffe', '-'));
  document.destroy();
  library.destroy();
  return texts.map((text) => withoutSpace(text.normalize('NFKC')));
}
