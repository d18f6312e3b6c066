import { lazy } from './lazy.tsx';

export const LazyPanel = lazy(async () => (await import('./panel.tsx')).Panel);
export const LazyRare = lazy(async () => (await import('./rare.tsx')).Rare);
