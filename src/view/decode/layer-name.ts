import type { LayerCode } from '../../decode/format/layer-code.ts';
import { messageKey } from '../../model/text/message.ts';
import type { Text } from '../../model/text/message-key.ts';

/** The name of a layer. */
export function layerName(layer: LayerCode, text: Text): string {
  return text(messageKey('layer', layer));
}
