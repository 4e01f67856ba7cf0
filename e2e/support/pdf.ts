import { PDFiumLibrary } from '@hyzyla/pdfium';
import sharp, { type Sharp } from 'sharp';

/** A sheet of a PDF. */
export interface Sheet {
  /** Its text, in the order of the file. */
  text: string;
  picture: Sharp;
}

/**
 * Renders a PDF.
 *
 * @param pdf bytes of the file
 * @param scale pixels per point: 1 is 72 dpi
 */
export async function readPdf(pdf: Uint8Array, scale = 1): Promise<Sheet[]> {
  const library = await PDFiumLibrary.init();
  try {
    const document = await library.loadDocument(pdf);
    const sheets: Sheet[] = [];
    for (const page of document.pages()) {
      // Text first: rendering closes the page.
      const text = page.getText();
      const { data, width, height } = await page.render({ scale });
      // PDFium calls it BGRA, but the bytes are in the order RGBA.
      const picture = sharp(data, { raw: { width, height, channels: 4 } }).removeAlpha();
      sheets.push({ text, picture });
    }
    document.destroy();
    return sheets;
  } finally {
    library.destroy();
  }
}
