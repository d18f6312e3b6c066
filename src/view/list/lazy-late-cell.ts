import { lazy } from '../parts/lazy.tsx';

/** Draws its children until its code is loaded. */
export const LazyLateCell = lazy(async () => (await import('./late-cell.tsx')).LateCell);
