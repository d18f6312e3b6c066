import type { PredictedCookie } from '../../contract/steps.ts';
import type { Cookie } from '../../cookie/cookie.ts';
import { differences } from '../../cookie/jar/differences.ts';

/** What importing a cookie would do; text: message `import_<effect>`. */
export const EFFECTS = ['new', 'changed', 'same', 'rejected'] as const;
export type Effect = (typeof EFFECTS)[number];

/** One cookie of a text that is to be imported. */
export interface ImportRow {
  /** Its place among the cookies of the text. */
  index: number;
  effect: Effect;
  predicted: PredictedCookie;
  /** The fields of the cookie in the jar that would change. */
  fields: (keyof Cookie)[];
}

export function importRow(predicted: PredictedCookie, index: number): ImportRow {
  const { cookie, now, problem } = predicted;
  const fields = now ? differences(now, cookie) : [];
  const effect = problem ? 'rejected' : now === null ? 'new' : fields.length > 0 ? 'changed' : 'same';
  return { index, effect, predicted, fields };
}

/** Whether this cookie can be imported, and importing it would change anything. */
export function isImportable({ effect }: ImportRow): boolean {
  return effect === 'new' || effect === 'changed';
}
