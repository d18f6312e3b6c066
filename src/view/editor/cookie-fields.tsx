import type { ComponentChildren } from 'preact';
import type { Form } from '../../model/editor/form-model.ts';
import { LazyContentField } from '../decode/lazy-content-field.ts';
import { ExpiryField } from './expiry-field.tsx';
import { CheckField, describedBy, Field, FieldReasons, TextField } from './field.tsx';
import { PartitionField } from './partition-field.tsx';
import { SameSiteField } from './same-site-field.tsx';

/** The fields of one cookie except its store. `children` come first, below the reasons about the whole cookie. */
export function CookieFields({ form, children }: { form: Form; children?: ComponentChildren }) {
  return (
    <>
      <FieldReasons reasons={form.faults.value.get('all')} />
      {children}
      <TextField form={form} name="name" />
      <TextField form={form} name="value" isLong />
      <LazyContentField form={form} />
      <DomainField form={form} />
      <TextField form={form} name="path" />
      <ExpiryField form={form} />
      <SameSiteField form={form} />
      <Field form={form} name="flags" isGrouped>
        <CheckField form={form} name="secure" row="flags" />
        <CheckField form={form} name="httpOnly" row="flags" />
      </Field>
      <PartitionField form={form} />
    </>
  );
}

function DomainField({ form }: { form: Form }) {
  return (
    <Field name="domain" form={form}>
      <input
        name="domain"
        id={form.id('field-domain')}
        class="code"
        value={form.draft.value.domain}
        spellcheck={false}
        autocomplete="off"
        aria-invalid={form.faults.value.has('domain')}
        aria-describedby={describedBy(form, 'domain')}
        onInput={({ currentTarget }) => form.type('domain', currentTarget.value)}
      />
      <CheckField form={form} name="hostOnly" row="domain" />
    </Field>
  );
}
