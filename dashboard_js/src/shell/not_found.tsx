import { Link } from "../navigation.tsx";
import { HOME } from "../router.ts";
import { Empty } from "../ui/empty.tsx";
import { useWords } from "../words/index.tsx";

export function NotFound() {
  const words = useWords();
  return (
    <>
      <title>{words.product}</title>
      <Empty icon="warning" title={words.empty.not_found}>
        <Link to={HOME}>{words.empty.not_found_action}</Link>
      </Empty>
    </>
  );
}
