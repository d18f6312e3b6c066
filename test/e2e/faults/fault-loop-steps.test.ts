import { faultSuite } from './fault-suite.ts';

faultSuite('a step', ['apply']);
