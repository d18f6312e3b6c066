import { lazy } from '../parts/lazy.tsx';

export const LazyBar = lazy(async () => (await import('./bar.tsx')).Bar);
