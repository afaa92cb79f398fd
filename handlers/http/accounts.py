from chatting_rt.domain import account_deletion, accounts, email_confirmation, kept_workspaces, sites
from chatting_rt.wire.accounts import AccountChanged, AccountCreated, CreateAccount, DeleteAccount, EmailConfirmed
from handlers.http.base import HttpCall, remember, remember_device, request
from models import Account


@request("POST", "/accounts", status=201, is_open=True)
async def create_account(call: HttpCall, command: CreateAccount) -> AccountCreated:
    """Sign up: an account, its first workspace and a site. Usable at once; also sets the dashboard's cookie."""
    account, workspace, site, token = await accounts.sign_up(
        call.services, command, address=call.address, user_agent=call.user_agent
    )
    remember(call, token)
    return AccountCreated(
        token=token,
        account=accounts.seen(account),
        workspace=kept_workspaces.seen(workspace, [sites.seen_by_agents(site)]),
    )


@request("GET", "/accounts/current")
async def get_account(call: HttpCall) -> AccountChanged:
    """Who is signed in."""
    return AccountChanged(account=accounts.seen(await Account.get(id=call.session.account_id)))


@request("DELETE", "/accounts/current", status=204)
async def delete_account(call: HttpCall, command: DeleteAccount) -> None:
    """Delete one's account. `conflict` while a workspace has no other owner."""
    await account_deletion.delete(call.services, call.session.account_id, command.password)
    remember(call, None)


@request("POST", "/email-confirmations/{token}", is_open=True)
async def confirm_email(call: HttpCall) -> EmailConfirmed:
    """Follow a link from a mail: confirm an address, or one end of its change. It works once."""
    confirmed, account = await email_confirmation.confirm(call.services, call.request.match_info["token"])
    if account is not None:
        remember_device(call, accounts.seen(account))
    return confirmed
