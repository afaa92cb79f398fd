import { useAgentState, useClient } from "../session.tsx";
import { tell } from "../ui/notices.ts";
import { PasswordField } from "../ui/password_field.tsx";
import { Problem } from "../ui/problem.tsx";
import { known_password } from "../ui/rules.ts";
import { Foot } from "../ui/section.tsx";
import { Select } from "../ui/select.tsx";
import { Submit } from "../ui/submit.tsx";
import { useForm } from "../ui/use_form.ts";
import { useWords } from "../words/index.tsx";

export function TransferForm({ done }: { done: () => void }) {
  const words = useWords();
  const client = useClient();
  const me = useAgentState((state) => state.agent?.id);
  const agents = useAgentState((state) => state.agents);
  const others = Object.values(agents).filter(({ agent }) => agent.id !== me);
  const form = useForm({
    rules: { agent_id: () => undefined, password: known_password },
    submit: async ({ agent_id, password }) => {
      const { agent } = await client.call("transfer_ownership", { agent_id, password });
      tell(words.workspaces.transferred(agent.name));
      done();
    },
  });
  if (others.length === 0) return <p>{words.workspaces.nobody}</p>;
  return (
    <form ref={form.ref} noValidate onSubmit={form.on_submit}>
      <p>{words.workspaces.transfer_lead}</p>
      <Problem text={form.problem} />
      <Select
        label={words.workspaces.transfer_to}
        name="agent_id"
        options={others.map(({ agent }) => ({ value: agent.id, text: agent.name }))}
        error={form.errors.agent_id}
      />
      <PasswordField autoComplete="current-password" error={form.errors.password} />
      <Foot>
        <Submit
          look="danger"
          label={words.workspaces.transfer}
          pending_label={words.workspaces.transferring}
          is_pending={form.is_pending}
        />
      </Foot>
    </form>
  );
}
