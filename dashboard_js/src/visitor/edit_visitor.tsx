import type { Visitor } from "@chatting/client";

import { useClient } from "../session.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Field } from "../ui/field.tsx";
import { Problem } from "../ui/problem.tsx";
import { Foot } from "../ui/section.tsx";
import { Submit } from "../ui/submit.tsx";
import { useForm } from "../ui/use_form.ts";
import { useWords } from "../words/index.tsx";
import { attribute_changes, attribute_rule, optional_email, optional_name } from "./visitor_facts.ts";

export function EditVisitor({ visitor, close }: { visitor: Visitor; close: () => void }) {
  const words = useWords();
  return (
    <Dialog title={words.visitor.edit} on_close={close}>
      <EditForm visitor={visitor} close={close} />
    </Dialog>
  );
}

function EditForm({ visitor, close }: { visitor: Visitor; close: () => void }) {
  const words = useWords();
  const client = useClient();
  const known = Object.entries(visitor.attributes);
  const of_attributes = Object.fromEntries(known.map((_, index) => [`attributes.${index}`, attribute_rule]));
  const form = useForm<string>({
    rules: {
      name: optional_name,
      email: optional_email,
      ...of_attributes,
      new_name: (value, words) => (value.trim().length > 60 ? words.field.too_long : undefined),
      new_value: attribute_rule,
    },
    submit: async (values) => {
      await client.visitors.update(visitor.id, {
        name: values.name?.trim() || null,
        email: values.email?.trim() || null,
        attributes: attribute_changes(visitor.attributes, values),
      });
      close();
    },
  });

  return (
    <form ref={form.ref} noValidate onSubmit={form.on_submit}>
      <Problem text={form.problem} />
      <Field
        label={words.visitor.name}
        name="name"
        autoComplete="off"
        dir="auto"
        defaultValue={visitor.name ?? ""}
        error={form.errors.name}
      />
      <Field
        label={words.visitor.email}
        name="email"
        type="email"
        autoComplete="off"
        dir="ltr"
        defaultValue={visitor.email ?? ""}
        error={form.errors.email}
      />
      {known.map(([name, value], index) => (
        <Field
          key={name}
          label={name}
          hint={words.visitor.empty_removes}
          name={`attributes.${index}`}
          autoComplete="off"
          dir="auto"
          defaultValue={String(value)}
          error={form.errors[`attributes.${index}`]}
        />
      ))}
      <Field label={words.visitor.new_attribute} name="new_name" autoComplete="off" error={form.errors.new_name} />
      <Field label={words.visitor.new_value} name="new_value" autoComplete="off" error={form.errors.new_value} />
      <Foot>
        <Submit label={words.settings.save} pending_label={words.settings.saving} is_pending={form.is_pending} />
      </Foot>
    </form>
  );
}
