import { lazy } from '../parts/lazy.tsx';

export const LazyChips = lazy(async () => (await import('./chips.tsx')).Chips);
