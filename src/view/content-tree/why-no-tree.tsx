import { DECODE_BOUNDS } from '../../decode/format/decode-bounds.ts';
import type { readJsonNode } from '../../decode/json-edit/json-node.ts';
import { placeInText } from '../../model/decode/place-in-text.ts';
import { useView } from '../parts/context.ts';

interface Props {
  read: ReturnType<typeof readJsonNode>;
  content: string;
}

/** Why a text has no tree, and where. */
export function WhyNoTree({ read, content }: Props) {
  const { text } = useView();
  if ('value' in read) return null;
  const { reason, wrongAt } = read;
  return (
    <p class="bad" role="status">
      {reason === 'depth' && text('treeNot_depth', { limit: DECODE_BOUNDS.depth })}
      {reason === 'items' && text('treeNot_items', { limit: DECODE_BOUNDS.jsonValues })}
      {reason !== 'depth' && reason !== 'items' && text('treeNot_form', placeInText(content, wrongAt))}
    </p>
  );
}
