import { hasFields, isFlag, isListOf, isMoment, isOneOf, isText, orNull } from '../../../browser/storage/check.ts';
import { recordKind } from '../../../browser/storage/record-kind.ts';
import { STEP_KINDS } from '../../../contract/steps.ts';
import { isExchange } from '../../stored/is-cookie.ts';
import { isParkedRef } from '../../stored/is-parked.ts';
import { isProblem } from '../../stored/is-problem.ts';
import type { StepRecord } from './step-record.ts';

const isSide = isOneOf('before', 'after');

const isItem = hasFields(
  {
    exchange: isExchange,
    side: isOneOf('before', 'after', 'both', 'neither', 'unreadable'),
    heading: orNull(isSide),
    problem: orNull(isProblem),
  },
  { parked: isParkedRef },
);

const isStep = hasFields(
  {
    id: isText,
    at: isMoment,
    movedAt: isMoment,
    kind: isOneOf(...STEP_KINDS),
    anyway: isFlag,
    incognito: isFlag,
    wasDone: isFlag,
    items: isListOf(isItem, { min: 1 }),
  },
  { group: isText },
);

/** A step of the history or the plan of one, stored under its id. */
export const stepKind = recordKind<StepRecord>((value, key) => isStep(value) && (value as StepRecord).id === key);
