import { lazy } from '../parts/lazy.tsx';

export const LazyFoundText = lazy(async () => (await import('./found-text.tsx')).FoundText);
