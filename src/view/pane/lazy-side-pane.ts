import { lazy } from '../parts/lazy.tsx';

export const LazySidePane = lazy(async () => (await import('./side-pane.tsx')).SidePane);
