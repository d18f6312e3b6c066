import type { Crumb } from '../../e2e/driver/surface.ts';
import type { LongestTask } from '../longest-task.ts';

/** A browser with Crumb, whose own instruments see how long each task of Crumb's process takes. */
export interface Watched {
  crumb: Crumb;
  /** From now on tasks are measured. */
  watch(): Promise<void>;
  /** The longest task since then, by what runs in the thread. Ends the measurement. */
  longest(): Promise<ReadonlyMap<string, LongestTask>>;
}
