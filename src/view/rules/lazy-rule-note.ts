import { lazy } from '../parts/lazy.tsx';

/** Loads when details or an editor are first shown. */
export const LazyRuleNote = lazy(async () => (await import('./rule-note.tsx')).RuleNote);
