import { lazy } from '../parts/lazy.tsx';

/** What is inside the value of a stored cookie. */
export const LazyInside = lazy(async () => (await import('./cookie-inside.tsx')).CookieInside);
