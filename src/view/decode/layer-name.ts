import { LAYER_CODES } from '../../decode/layer-code.ts';
import { messageKey } from '../../model/text/message.ts';
import type { Text } from '../../model/text/message-key.ts';

/** The name of a layer; its code where it has none. */
export function layerName(layer: string, text: Text): string {
  const code = LAYER_CODES.find((one) => one === layer);
  return code ? text(messageKey('layer', code)) : layer;
}
