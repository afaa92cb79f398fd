from chatting_rt.domain import accounts, sites, workspaces
from chatting_rt.wire.commands import CreateAccount
from chatting_rt.wire.results import AccountCreated
from handlers.http.base import HttpCall, remember, request


@request("POST", "/accounts", status=201, is_open=True)
async def create_account(call: HttpCall, command: CreateAccount) -> AccountCreated:
    """Sign up: an account, its first workspace and a site. Usable at once; also sets the dashboard's cookie."""
    account, workspace, site, token = await accounts.sign_up(
        call.services, command, address=call.address, user_agent=call.user_agent
    )
    remember(call, token)
    return AccountCreated(
        token=token, account=accounts.seen(account), workspace=workspaces.seen(workspace, [sites.seen_by_agents(site)])
    )
