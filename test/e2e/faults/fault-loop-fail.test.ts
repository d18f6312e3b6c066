import { faultSuite } from './fault-suite.ts';

faultSuite('a call of the browser’s that fails', ['fail before', 'fail after', 'reject on']);
