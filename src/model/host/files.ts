import type { Cookie } from '../../cookie/cookie.ts';
import type { About, ReadResult, WriteOptions, Written } from '../../formats/format/format.ts';
import type { FormatCode } from '../../formats/format/format-code.ts';

/** Texts of many cookies, and files. The surface can be used meanwhile; a later call of one kind ends the earlier one. */
export interface Files {
  /** null: a later text is read instead. */
  read(text: string, about: About): Promise<ReadResult | null>;
  /** null: a later text is written instead. */
  write(cookies: readonly Cookie[], format: FormatCode, options: WriteOptions): Promise<Written | null>;
  /** Saves a file for the person. */
  save(name: string, text: string, type: string): void;
}
