/** Keeps byte strings apart from texts. Tests leave it out (test/octets-brand.d.ts): they write both as plain strings. */
interface OctetsBrand {
  readonly octets: true;
}
