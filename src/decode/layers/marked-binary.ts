import type { LayerCode } from '../format/layer-code.ts';
import type { ReadFormat } from '../format/value.ts';

interface Mark {
  code: LayerCode;
  /** The first octets. */
  start: string;
  /** What the octet after them, or the last one, can be. */
  next?: string;
  last?: string;
}

/** Binary formats that begin with octets of their own. They contain objects of a program, so only the format is named. */
const MARKS: readonly Mark[] = [
  // docs.oracle.com/javase/8/docs/platform/serialization/spec/protocol.html: STREAM_MAGIC and STREAM_VERSION.
  { code: 'java-serialization', start: '\xac\xed\x00\x05' },
  // docs.ruby-lang.org/en/master/marshal_rdoc.html: version 4.8, then a type.
  { code: 'ruby-marshal', start: '\x04\x08', next: '0TFi:"/[{I@oucelmCSU' },
  // docs.python.org/3/library/pickle.html: PROTO, the version, and STOP at the end.
  { code: 'python-pickle', start: '\x80', next: '\x02\x03\x04\x05', last: '.' },
  // learn.microsoft.com, MS-NRBF section 2.6.1: SerializationHeaderRecord.
  // go.dev/src/encoding/gob: the definition of map[interface{}]interface{}, before Go 1.21 and since.
  { code: 'go-gob', start: '\x0e\xff\x81\x04\x01\x02\xff\x82\x00\x01\x10\x01\x10\x00\x00' },
  { code: 'go-gob', start: '\x0d\x7f\x04\x01\x02\xff\x80\x00\x01\x10\x01\x10\x00\x00' },
  { code: 'dotnet-binary-formatter', start: '\x00\x01\x00\x00\x00\xff\xff\xff\xff\x01\x00\x00\x00' },
];

/** Octets of a serialized object, by their first octets. Content of these formats can run code where it is read: never here. */
export const readMarkedBinary: ReadFormat = ({ octets, outer }) => {
  const found = outer.length === 0 ? undefined : markOf(octets);
  if (found === undefined) return null;
  const certainty = found.code === 'python-pickle' ? 'guess' : 'likely';
  return { links: [{ code: found.code, certainty, octets, data: { readable: false } }], payload: null };
};

/** The format that octets begin with. */
export function markOf(octets: string): Mark | undefined {
  return MARKS.find(
    ({ start, next, last }) =>
      octets.length > 2 &&
      octets.startsWith(start) &&
      (next?.includes(octets.charAt(start.length)) ?? true) &&
      (last === undefined || octets.endsWith(last)),
  );
}
