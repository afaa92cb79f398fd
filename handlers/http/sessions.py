from chatting_rt.domain import accounts, sessions
from chatting_rt.wire.accounts import CreateSession, SessionCreated, SessionList
from handlers.http.base import HttpCall, known_device, remember, remember_device, request


@request("POST", "/sessions", status=201, is_open=True)
async def create_session(call: HttpCall, command: CreateSession) -> SessionCreated:
    """Sign in. Also sets the dashboard's cookies."""
    device = known_device(call.services, call.request)
    account, token = await sessions.sign_in(
        call.services, command, device=device, address=call.address, user_agent=call.user_agent
    )
    remember(call, token)
    return SessionCreated(
        token=token,
        account=accounts.seen(account),
        workspaces=await sessions.workspaces_of(call.services.database, account.id),
        device_token=remember_device(call, accounts.seen(account)),
    )


@request("GET", "/sessions")
async def list_sessions(call: HttpCall) -> SessionList:
    """The account's signed-in devices, last seen first."""
    return SessionList(sessions=await sessions.listed(call.services, call.session))


@request("DELETE", "/sessions/current", status=204)
async def delete_current_session(call: HttpCall) -> None:
    """Sign out. The session's sockets are cut within two seconds."""
    session = call.session
    await sessions.revoke(session, session.id)
    remember(call, None)


@request("DELETE", "/sessions/{id}", status=204)
async def delete_session(call: HttpCall) -> None:
    """Sign another device out. Its sockets are cut within two seconds."""
    await sessions.revoke(call.session, call.path_id())
