import { lazy } from '../parts/lazy.tsx';

export const LazyUnsentChip = lazy(async () => (await import('./unsent-chip.tsx')).UnsentChip);
