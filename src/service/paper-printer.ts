import { type PdfPrinter, pdfPrinter } from '../documents/pdf-printer.ts';

/** Prints with the browser that `LKT_CHROMIUM` names, otherwise with the one that comes with the program. */
export function paperPrinter(env: Record<string, string | undefined>): PdfPrinter {
  return pdfPrinter(env.LKT_CHROMIUM?.trim() || undefined);
}
