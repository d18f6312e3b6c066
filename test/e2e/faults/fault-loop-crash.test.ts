import { faultSuite } from './fault-suite.ts';

// The data of a private window ends with the browser, and so does everything known about it.
faultSuite('a browser that crashes', ['crash before', 'crash after'], ({ secret }) => !secret);
