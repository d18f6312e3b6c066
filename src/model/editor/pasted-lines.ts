const HEADER_NAME = /^set-cookie[ \t]*:/i;

/** A Set-Cookie line as it was pasted, with or without the name of the header. */
export interface PastedLine {
  line: string;
  /** How many more lines there were: one cookie is one line. */
  dropped: number;
}

/** The first line of the text; null where there is none. */
export function firstLine(text: string): PastedLine | null {
  const lines = text.split(/[\r\n]+/).map((line) => line.trim().replace(HEADER_NAME, '').trim());
  const [line, ...more] = lines.filter((one) => one !== '');
  return line === undefined ? null : { line, dropped: more.length };
}
