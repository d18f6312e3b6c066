import type { Form } from '../../model/editor/form-model.ts';
import { useView } from '../parts/context.ts';
import { CheckField, describedBy, Field } from './field.tsx';

/** The top-level site to which the cookie is partitioned, or that it is unpartitioned. */
export function PartitionField({ form }: { form: Form }) {
  const { text } = useView();
  const { partitioned, topLevelSite } = form.draft.value;
  const fault = form.partitionWrong.value;
  const isWrong = fault !== null;
  const stored = form.after.value.partitionKey?.topLevelSite;
  const isOther = fault !== 'site' && stored !== undefined && stored !== topLevelSite;
  return (
    <Field form={form} name="partition" isGrouped error={fault && text(`partitionWrong_${fault}`)}>
      <CheckField form={form} name="partitioned" row="partition" />
      {partitioned ? (
        <>
          <input
            name="topLevelSite"
            class="code"
            aria-label={text('partitionSite')}
            placeholder="https://shop.example"
            value={topLevelSite}
            spellcheck={false}
            autocomplete="off"
            aria-invalid={isWrong}
            aria-describedby={describedBy(form, 'partition', isWrong && 'fault-partition', isOther && 'hint-partition')}
            onInput={({ currentTarget }) => form.type('topLevelSite', currentTarget.value)}
          />
          <CheckField form={form} name="hasCrossSiteAncestor" row="partition" />
          {isOther && (
            <small id={form.id('hint-partition')} class="hint" role="status">
              {text('partitionSiteNow', { site: stored })}
            </small>
          )}
        </>
      ) : (
        <small>{text('unpartitioned')}</small>
      )}
    </Field>
  );
}
