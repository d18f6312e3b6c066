import { lazy } from '../parts/lazy.tsx';

export const LazyAnswer = lazy(async () => (await import('./answer.tsx')).Answer);
