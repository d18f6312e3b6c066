import { CART_PAGES } from './pages/cart.ts';
import { COOKIE_PAGES } from './pages/cookie.ts';
import { DISABLED_PAGES } from './pages/disabled.ts';
import { FONT_PAGES } from './pages/font.ts';
import { HEAVY_PAGES } from './pages/heavy.ts';
import { LOGIN_PAGES } from './pages/login.ts';
import { MANY_PAGES } from './pages/many.ts';
import { REJECTED_PAGES } from './pages/rejected.ts';
import { RESET_PAGES } from './pages/reset.ts';
import { START_PAGES } from './pages/start.ts';
import { THIRD_PARTY_PAGES } from './pages/third-party.ts';
import { VISITS_PAGES } from './pages/visits.ts';
import type { Route } from './route.ts';

/** Every page of the demo. */
export const PAGES: readonly Route[] = [
  ...START_PAGES,
  ...COOKIE_PAGES,
  ...VISITS_PAGES,
  ...FONT_PAGES,
  ...CART_PAGES,
  ...LOGIN_PAGES,
  ...REJECTED_PAGES,
  ...THIRD_PARTY_PAGES,
  ...DISABLED_PAGES,
  ...HEAVY_PAGES,
  ...MANY_PAGES,
  ...RESET_PAGES,
];
