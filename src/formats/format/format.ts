import type { Cookie, CookieId } from '../../cookie/cookie.ts';
import type { FormatCode } from './format-code.ts';
import type { LossCode } from './loss-code.ts';
import type { ProblemCode } from './problem-code.ts';
import type { WarningCode } from './warning-code.ts';

/** What a text says about itself besides its content. */
export interface About {
  fileName?: string | undefined;
  /** Milliseconds since the epoch: relative lifetimes (Max-Age) count from then. Without it only absolute times are known. */
  now?: number | undefined;
  /** The URL of the request, response or page: the host of cookies for which the text names none. */
  url?: string | undefined;
}

/** A place in a text. Both count from 1; the column in UTF-16 code units. */
export interface Place {
  line: number;
  column: number;
}

type Data = Record<string, string | number>;

/** What the text does not say about a cookie, or says ambiguously; text: message `formatWarning_<code>`. */
export interface FormatWarning {
  code: WarningCode;
  data: Data;
}

/** Why a part of the text, or all of it, gave no cookie; text: message `format_<code>`. */
export interface FormatProblem extends Place {
  code: ProblemCode;
  data: Data;
}

export interface ReadCookie {
  cookie: Cookie;
  warnings: FormatWarning[];
}

export interface ReadResult {
  /** As recognised by the content. */
  format: FormatCode;
  cookies: ReadCookie[];
  problems: FormatProblem[];
}

export interface WriteOptions {
  /** The URL of the page: the request of `header` and `curl`, the page of `document-cookie` and of the fixtures. */
  url?: string | undefined;
  /** Milliseconds since the epoch, for formats that name the time of the export. */
  now?: number | undefined;
  /** Storage of the open page, for formats that can contain it. */
  localStorage?: readonly { origin: string; items: readonly { name: string; value: string }[] }[] | undefined;
}

/** What a cookie loses in a format; text: message `loss_<code>`. */
export interface Loss {
  id: CookieId;
  code: LossCode;
}

export interface Written {
  text: string;
  losses: Loss[];
}

/** One format of texts. */
export interface TextFormat {
  code: FormatCode;
  /** Whether a text that is no JSON is in this format. The first format that returns true reads the text. */
  recognises?(text: string, about: About): boolean;
  /** Never throws. */
  read?(text: string, about: About): Omit<ReadResult, 'format'>;
  write(cookies: readonly Cookie[], options: WriteOptions): Written;
}
