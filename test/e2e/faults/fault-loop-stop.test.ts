import { faultSuite } from './fault-suite.ts';

faultSuite('a background that is stopped', ['stop before', 'stop after']);
