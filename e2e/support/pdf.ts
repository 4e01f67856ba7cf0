import { PDFiumLibrary } from '@hyzyla/pdfium';
import sharp, { type Sharp } from 'sharp';

/** A sheet of a PDF. */
export interface Sheet {
  /** Its text, in the order in which it is set. */
  text: string;
  /** The sheet as a picture. */
  picture: Sharp;
}

/**
 * Reads a PDF as a printer would lay it down.
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
      // In this order: once it is rendered, the library has closed the page.
      const text = page.getText();
      const { data, width, height } = await page.render({ scale });
      // PDFium names the order of the channels from the other end: what it hands over is RGBA.
      const picture = sharp(data, { raw: { width, height, channels: 4 } }).removeAlpha();
      sheets.push({ text, picture });
    }
    document.destroy();
    return sheets;
  } finally {
    library.destroy();
  }
}
