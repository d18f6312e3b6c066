import { hasFields, isFlag, isListOf, isMoment, isOneOf, isText, orNull } from '../../../browser/storage/check.ts';
import { recordKind } from '../../../browser/storage/record-kind.ts';
import { isExchange } from '../../stored/is-cookie.ts';
import { isProblem } from '../../stored/is-problem.ts';
import type { StepRecord } from './step-record.ts';

const isSide = isOneOf('before', 'after');

const isStep = hasFields({
  id: isText,
  at: isMoment,
  movedAt: isMoment,
  kind: isOneOf('add', 'edit', 'delete', 'restore', 'import', 'snapshot'),
  anyway: isFlag,
  incognito: isFlag,
  wasDone: isFlag,
  items: isListOf(
    hasFields({
      exchange: isExchange,
      side: isOneOf('before', 'after', 'both', 'neither', 'unreadable'),
      heading: orNull(isSide),
      problem: orNull(isProblem),
    }),
    { min: 1 },
  ),
});

/** A step of the history or the plan of one, stored under its id. */
export const stepKind = recordKind<StepRecord>((value, key) => isStep(value) && (value as StepRecord).id === key);
