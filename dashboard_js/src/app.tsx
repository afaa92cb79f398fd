import { useRoute } from "./navigation.tsx";
import { Session } from "./session.tsx";
import { Shell } from "./shell/shell.tsx";
import { ConfirmEmail } from "./sign/confirm_email.tsx";
import { ForgotPassword } from "./sign/forgot_password.tsx";
import { Join } from "./sign/join.tsx";
import { ResetPassword } from "./sign/reset_password.tsx";
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
  switch (route.page) {
    case "sign_up":
      return <SignUp />;
    case "sign_in":
      return <SignIn route={route} />;
    case "forgot_password":
      return <ForgotPassword />;
    case "reset_password":
      return <ResetPassword token={route.token} />;
    case "confirm_email":
    case "confirm_email_change":
      return <ConfirmEmail token={route.token} is_change={route.page === "confirm_email_change"} />;
    case "join":
      return <Join token={route.token} />;
    default:
      return (
        <Session>
          <Shell route={route} />
        </Session>
      );
  }
}
