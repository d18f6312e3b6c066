import { asciiJson } from './ascii-json.ts';

/** How a JSON text is written where JSON leaves a choice. */
export interface JsonStyle {
  /** The spaces after a "," and after a ":". */
  comma: string;
  colon: string;
  /** Letters beyond ASCII are escapes, as Python and PHP write them. */
  escapesUnicode: boolean;
  /** "/" is `\/`, as PHP writes it. */
  escapesSlash: boolean;
}

const STRING = /"(?:[^"\\]|\\.)*"/gs;

/** The style of a text, by what it has; without anything to see, as `JSON.stringify` writes. */
export function styleOfJson(text: string): JsonStyle {
  const outside = text.replace(STRING, '""');
  const strings = (text.match(STRING) ?? []).join('');
  return {
    comma: spaceAfter(outside, outside.includes(',') ? ',' : ':'),
    colon: spaceAfter(outside, ':'),
    escapesUnicode: /\\u(?!00[0-7])[0-9a-fA-F]{4}/.test(strings) && !/[\x80-\uffff]/.test(strings),
    escapesSlash: strings.includes('\\/') && !/(?:^|[^\\])\//.test(strings),
  };
}

/** A space where the text has one; line breaks and indents belong to the places around them. */
function spaceAfter(outside: string, mark: ',' | ':'): string {
  return outside[outside.indexOf(mark) + 1] === ' ' && outside.includes(mark) ? ' ' : '';
}

/** A value as JSON in a style. */
export function writeJson(value: unknown, style: JsonStyle): string {
  if (Array.isArray(value)) return `[${value.map((item) => writeJson(item, style)).join(`,${style.comma}`)}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).map(
      ([key, item]) => `${scalar(key, style)}:${style.colon}${writeJson(item, style)}`,
    );
    return `{${members.join(`,${style.comma}`)}}`;
  }
  return scalar(value, style);
}

function scalar(value: unknown, { escapesUnicode, escapesSlash }: JsonStyle): string {
  let text = JSON.stringify(value) ?? 'null';
  if (escapesSlash) text = text.replaceAll('/', '\\/');
  return escapesUnicode ? asciiJson(text) : text;
}
