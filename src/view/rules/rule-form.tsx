import { RULE_KINDS } from '../../cookie/guards/guard-wish.ts';
import type { RuleDraft, RulesState } from '../../model/rules/rules-model.ts';
import { useView } from '../parts/context.ts';

const FIELDS = ['name', 'domain', 'path'] as const;

/** The form for another rule, filled with the fields of the cookie that is open. */
export function RuleForm({ model }: { model: RulesState }) {
  const { app, text } = useView();
  const draft = model.draft.value;
  return (
    <form
      class="rule-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void model.save();
      }}
    >
      <label>
        {text('ruleKind')}
        <select
          name="kind"
          value={draft.kind}
          onChange={({ currentTarget: { value } }) =>
            model.edit({ kind: RULE_KINDS.find((one) => one === value) ?? 'protect' })
          }
        >
          {RULE_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {text(`ruleKind_${kind}`)}
            </option>
          ))}
        </select>
      </label>
      {FIELDS.map((field) => (
        <Field key={field} field={field} draft={draft} edit={model.edit} />
      ))}
      {!app.listing.value?.scope.page.incognito && (
        <label class="rule-store">
          <input
            type="checkbox"
            name="isOneStore"
            checked={draft.isOneStore}
            onChange={({ currentTarget }) => model.edit({ isOneStore: currentTarget.checked })}
          />{' '}
          {text('ruleOneStore')}
        </label>
      )}
      <button type="submit" class="primary">
        {text('ruleAdd')}
      </button>
      <p class="soft">
        {text(`ruleKind_${draft.kind}_why`)} {text('rulePattern_why')}
      </p>
    </form>
  );
}

interface FieldProps {
  field: (typeof FIELDS)[number];
  draft: RuleDraft;
  edit(change: Partial<RuleDraft>): void;
}

function Field({ field, draft, edit }: FieldProps) {
  const { text } = useView();
  return (
    <label>
      {text(`attribute_${field}`)}
      <input
        name={field}
        class="code"
        value={draft[field]}
        spellcheck={false}
        autocomplete="off"
        onInput={({ currentTarget }) => edit({ [field]: currentTarget.value })}
      />
    </label>
  );
}
