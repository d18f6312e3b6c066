import { lazy } from '../parts/lazy.tsx';

export const LazyDifferenceByKey = lazy(async () => (await import('./difference-by-key.tsx')).DifferenceByKey);
