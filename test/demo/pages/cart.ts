import { html, type Markup, scriptValue } from '../markup.ts';
import { type DemoRequest, type DemoResponse, redirect } from '../message.ts';
import { page } from '../page.ts';
import type { Route } from '../route.ts';

/** Every product has a path of its own. */
const PRODUCTS: Record<string, string> = {
  sugar: 'Sugar',
  'oatmeal-raisin': 'Oatmeal Raisin',
  'chocolate-chip': 'Chocolate Chip',
};

/** The paths of carts written without `path=/`. */
export const CART_PATHS = Object.keys(PRODUCTS).map((key) => `/shop/${key}`);

/** Typical code of such pages: the first cookie of that name is the cart, and `path` is easily forgotten. */
function cartScript(product: string | null): Markup {
  return html`<script>
const product = ${scriptValue(product)};
const carts = () => document.cookie.split('; ').filter((pair) => pair.startsWith('shoppingCart='))
  .map((pair) => pair.slice('shoppingCart='.length));
function show() {
  const list = document.querySelector('#carts');
  list.replaceChildren(...carts().map((cart) => {
    const item = document.createElement('li');
    item.append(Object.assign(document.createElement('code'), { textContent: cart }));
    return item;
  }));
  document.querySelector('#count').textContent = carts().length;
}
function write(ending) {
  let cart = {};
  try { cart = JSON.parse(carts()[0] ?? '{}'); } catch { cart = {}; }
  cart[product] = String(Number(cart[product] ?? 0) + 1);
  document.cookie = 'shoppingCart=' + JSON.stringify(cart) + ending;
  show();
}
document.querySelector('#with-path')?.addEventListener('click', () => write('; path=/'));
document.querySelector('#without-path')?.addEventListener('click', () => write(''));
show();
</script>`;
}

const CARTS = html`<p>This page sees <strong id="count">0</strong> cookies named shoppingCart:</p><ol id="carts"></ol>`;

function links(): Markup[] {
  return Object.entries(PRODUCTS).map(([key, name]) => html`<li><a href="/shop/${key}/">${name}</a></li>`);
}

function cart(request: DemoRequest): DemoResponse {
  return page(request, {
    title: 'Your cart',
    lead: 'The cart is JSON in a cookie, kept by JavaScript in the pages of the products.',
    body: html`<section>${CARTS}<p>A cart written without <code>path=/</code> belongs to the folder of its product, and is not seen here.</p>
<ul>${links()}</ul></section>${cartScript(null)}`,
    look: html`<p>"This page" lists the cart at / only; "this site" lists those of the products too.</p>`,
  });
}

function product(request: DemoRequest): DemoResponse {
  const key = request.path.split('/')[2] ?? '';
  const name = Object.hasOwn(PRODUCTS, key) ? PRODUCTS[key] : undefined;
  if (name === undefined) return { status: 404, type: 'text/plain; charset=utf-8', body: 'There is no such cookie.\n' };
  // Without the slash the directory of the page would be /shop, the same for all products.
  if (!request.path.endsWith('/')) return redirect(`/shop/${key}/`);
  return page(request, {
    title: `${name} cookies`,
    lead: `This page is at /shop/${key}/, and so is the cart if its cookie is written without a path.`,
    body: html`<section><p><button id="with-path">Add to the cart, path=/</button> <button id="without-path" class="quiet">Add to the cart, no path</button></p>
${CARTS}<p><a href="/cart">See the cart</a></p><ul>${links()}</ul></section>${cartScript(name)}`,
    look: html`<p>Add with no path, then go to another product: the cart is gone, and Crumb says why: its path is /shop/${key}. Then add with
path=/ as well, and come back here: two cookies of one name in one request, and a server that reads the first sees the one with
the longer path.</p>`,
  });
}

/** A cart that page JavaScript stores, and loses where it omits the path. */
export const CART_PAGES: Route[] = [
  { host: 'shop.localhost', path: '/cart', handle: cart },
  { host: 'shop.localhost', path: '/shop/*', handle: product },
];
