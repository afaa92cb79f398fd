import { useWords } from "../words/index.tsx";
import { Button, IconButton } from "./button.tsx";
import css from "./notice_bar.module.css";
import { dismiss, useNotice } from "./notices.ts";

export function NoticeBar() {
  const words = useWords();
  const notice = useNotice();
  return (
    <div className={css.region} role="status">
      {notice !== null && (
        <div key={notice.id} className={css.notice}>
          <span className={css.text}>{notice.text}</span>
          {notice.action !== undefined && (
            <Button
              look="quiet"
              className={css.action}
              onClick={() => {
                notice.action?.run();
                dismiss();
              }}
            >
              {notice.action.label}
            </Button>
          )}
          <IconButton icon="close" label={words.actions.dismiss} className={css.close} onClick={dismiss} />
        </div>
      )}
    </div>
  );
}
