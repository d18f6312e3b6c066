import type { LayerCode } from '../format/layer-code.ts';

/** What itsdangerous and Django sign. */
const SALTED = /^(?:django-signed|flask-session$|itsdangerous)/;

/** Whether the application can have chosen a salt of its own for the signature of a layer, which Crumb can try. */
export function takesSalt(layer: LayerCode): boolean {
  return SALTED.test(layer);
}
