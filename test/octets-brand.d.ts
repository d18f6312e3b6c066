/** In tests a byte string is any string: most are ASCII, and the same as text. */
// biome-ignore lint/suspicious/noEmptyInterface: it brands nothing.
interface OctetsBrand {}
