import { lazy } from '../parts/lazy.tsx';

/** Draws its children until its code is loaded. */
export const LazyTellingCell = lazy(async () => (await import('./telling-cell.tsx')).TellingCell);
