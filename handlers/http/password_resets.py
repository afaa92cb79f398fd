from chatting_rt.domain import accounts, password_resets
from chatting_rt.wire.accounts import RequestPasswordReset, ResetPassword
from handlers.http.base import HttpCall, remember_device, request


@request("POST", "/password-resets", status=202, is_open=True)
async def request_password_reset(call: HttpCall, command: RequestPasswordReset) -> None:
    """Ask for a link by mail. The answer is the same whether there is such an account or not."""
    await password_resets.request(call.services, command.email, address=call.address)


@request("PUT", "/password-resets/{token}", status=204, is_open=True)
async def reset_password(call: HttpCall, command: ResetPassword) -> None:
    """Set a new password by the link. It works once, for an hour, and all sessions of the account end."""
    token = call.request.match_info["token"]
    account = await password_resets.reset(call.services, token, command.password, address=call.address)
    remember_device(call, accounts.seen(account))
