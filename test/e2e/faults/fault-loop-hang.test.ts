import { faultSuite } from './fault-suite.ts';

faultSuite('a call of the browser’s that is never answered', ['hang before', 'hang after']);
