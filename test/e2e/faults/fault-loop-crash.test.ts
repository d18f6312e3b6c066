import { faultSuite } from './fault-suite.ts';

// What concerns a private window ends with the browser, and with it all that is known of it.
faultSuite('a browser that crashes', ['crash before', 'crash after'], ({ secret }) => !secret);
