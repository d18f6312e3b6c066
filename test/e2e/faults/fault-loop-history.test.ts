import { faultSuite } from './fault-suite.ts';

faultSuite('an undo or a redo', ['undo', 'redo']);
