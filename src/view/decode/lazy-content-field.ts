import { lazy } from '../parts/lazy.tsx';

export const LazyContentField = lazy(async () => (await import('./content-field.tsx')).ContentField);
