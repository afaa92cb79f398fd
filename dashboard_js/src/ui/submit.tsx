import { Button } from "./button.tsx";

interface SubmitProps {
  label: string;
  pending_label: string;
  is_pending: boolean;
  look?: "primary" | "danger";
  className?: string | undefined;
}

/** Says what it does while it does it, and keeps the focus. */
export function Submit({ label, pending_label, is_pending, look = "primary", className }: SubmitProps) {
  return (
    <Button look={look} type="submit" className={className} aria-disabled={is_pending}>
      {is_pending ? pending_label : label}
    </Button>
  );
}
