/** Media types of what comes and goes as files. */

export const mebibyte = 1024 * 1024;

export const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
export const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
export const csv = 'text/csv; charset=utf-8';
export const svg = 'image/svg+xml';
export const zip = 'application/zip';
export const ics = 'text/calendar; charset=utf-8';
/** Of a spreadsheet that is sent. */
export const spreadsheets = [xlsx, 'text/csv'];
