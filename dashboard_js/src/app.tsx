import { useRoute } from "./navigation.tsx";
import { Session } from "./session.tsx";
import { Shell } from "./shell/shell.tsx";
import { SignIn } from "./sign/sign_in.tsx";
import { SignUp } from "./sign/sign_up.tsx";
import { NoticeBar } from "./ui/notice_bar.tsx";

export function App() {
  return (
    <>
      <Page />
      <NoticeBar />
    </>
  );
}

function Page() {
  const route = useRoute();
  if (route.page === "sign_up") return <SignUp />;
  if (route.page === "sign_in") return <SignIn />;
  return (
    <Session>
      <Shell route={route} />
    </Session>
  );
}
