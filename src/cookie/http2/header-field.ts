/** A field of a request as HTTP/2 has it: byte strings, the name in lower case. */
export interface HeaderField {
  name: string;
  value: string;
}
