import { lazy } from '../parts/lazy.tsx';

export const LazyInside = lazy(async () => (await import('./inside.tsx')).Inside);
