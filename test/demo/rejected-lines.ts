/** A Set-Cookie line that some browser rejects, and why. */
export interface RejectedLine {
  /** An identifier of the line: the cookie's name where it has one. */
  name: string;
  line: string;
  rejectedBy: 'both' | 'chromium' | 'firefox' | 'none';
  reason: string;
}

/** Lines of a page's own response. Sources: RFC 6265bis sections 5.6 and 5.7, and observations in both browsers. */
export const REJECTED_LINES: readonly RejectedLine[] = [
  {
    name: 'control',
    line: 'control=a\x01b; Path=/',
    rejectedBy: 'both',
    reason: 'There is a control character in the value.',
  },
  {
    name: 'tab',
    line: 'tab=a\tb; Path=/',
    rejectedBy: 'chromium',
    reason: 'There is a TAB in the value: the standard allows it, Chromium does not.',
  },
  { name: '(empty)', line: '=; Path=/', rejectedBy: 'both', reason: 'Name and value are both empty.' },
  {
    name: '(no name)',
    line: '=nameless; Path=/',
    rejectedBy: 'firefox',
    reason: 'There is no name before "=". Chromium stores a cookie without a name.',
  },
  {
    name: '(no name, two =)',
    line: '=a=b; Path=/',
    rejectedBy: 'both',
    reason: 'Sent back as a=b, it would pass for a cookie named a.',
  },
  {
    name: 'large',
    line: `large=${'x'.repeat(4_092)}; Path=/`,
    rejectedBy: 'both',
    reason: 'Name and value are 4,097 octets together; 4,096 is the most.',
  },
  {
    name: 'long-path',
    line: `long-path=1; Path=/${'x'.repeat(1_024)}`,
    rejectedBy: 'none',
    reason: 'Not rejected: an attribute over 1,024 octets is ignored, and the cookie gets the path of the page.',
  },
  {
    name: 'foreign',
    line: 'foreign=1; Domain=example.com; Path=/',
    rejectedBy: 'both',
    reason: 'A server sets cookies for its own host and the domains above it only.',
  },
  {
    name: 'sibling',
    line: 'sibling=1; Domain=ads.localhost; Path=/',
    rejectedBy: 'both',
    reason: 'ads.localhost is beside shop.localhost, not above it.',
  },
  {
    name: '__Secure-plain',
    line: '__Secure-plain=1; Path=/',
    rejectedBy: 'both',
    reason: 'The prefix __Secure- asks for Secure.',
  },
  {
    name: '__Host-folder',
    line: '__Host-folder=1; Secure; Path=/rejected',
    rejectedBy: 'both',
    reason: 'The prefix __Host- asks for Path=/.',
  },
  {
    name: '__Host-domain',
    line: '__Host-domain=1; Secure; Path=/; Domain=shop.localhost',
    rejectedBy: 'both',
    reason: 'The prefix __Host- forbids Domain, even the own one.',
  },
  {
    name: '__Http-script',
    line: '__Http-script=1; Secure; Path=/',
    rejectedBy: 'both',
    reason: 'The prefix __Http- asks for HttpOnly.',
  },
  {
    name: 'none-plain',
    line: 'none-plain=1; SameSite=None; Path=/',
    rejectedBy: 'both',
    reason: 'SameSite=None asks for Secure.',
  },
  {
    name: 'partitioned-plain',
    line: 'partitioned-plain=1; Partitioned; Path=/',
    rejectedBy: 'both',
    reason: 'Partitioned asks for Secure.',
  },
];

/** Lines of an image from another site. */
export const REJECTED_THIRD_PARTY_LINES: readonly RejectedLine[] = [
  {
    name: 'cross-strict',
    line: 'cross-strict=1; SameSite=Strict; Path=/',
    rejectedBy: 'both',
    reason: 'A cross-site image may not set a SameSite=Strict cookie.',
  },
  {
    name: 'cross-lax',
    line: 'cross-lax=1; SameSite=Lax; Path=/',
    rejectedBy: 'both',
    reason: 'A cross-site image may not set a SameSite=Lax cookie.',
  },
  {
    name: 'cross-unset',
    line: 'cross-unset=1; Secure; Partitioned; Path=/',
    rejectedBy: 'chromium',
    reason: 'Without SameSite, Chromium takes it for Lax; a partitioned cookie of a third party needs SameSite=None.',
  },
];

/** Lines that page JavaScript tries to write. */
export const REJECTED_SCRIPT_LINE: RejectedLine = {
  name: 'from-script',
  line: 'from-script=1; HttpOnly; Path=/',
  rejectedBy: 'both',
  reason: 'HttpOnly keeps a cookie from scripts, so no script can set one.',
};
