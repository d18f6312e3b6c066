import { lazy } from '../parts/lazy.tsx';

export const LazyFoundValue = lazy(async () => (await import('./found-value.tsx')).FoundValue);
