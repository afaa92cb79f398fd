"""The people in the tests.

Acme: Ana owns it, Ben is an agent there; Vera and Viktor are visitors on its site.
Other: Olga owns it. Vlad is a visitor there. They should never see anything of Acme's.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from chatting_rt.domain import sessions
from chatting_rt.services import Services
from models import Account, Membership, Site, Workspace

PASSWORD = "correct horse battery"


@dataclass
class AgentActor:
    id: UUID
    name: str
    email: str
    token: str
    workspace_id: UUID
    account_id: UUID
    site: Site
    namespace = "/agent"

    def auth(self) -> dict[str, object]:
        return {"token": self.token, "workspace_id": str(self.workspace_id)}


@dataclass
class VisitorActor:
    """`token` is what their browser keeps, once they were let in."""

    site: Site
    token: str | None = None
    namespace = "/visitor"

    def auth(self) -> dict[str, object]:
        return {"site_key": self.site.key} | ({"visitor_token": self.token} if self.token else {})


async def found_workspace(services: Services, name: str, owner: str) -> AgentActor:
    workspace = await Workspace.create(name=name, created_at=services.clock.now())
    site = await Site.create(
        workspace=workspace, name=name, key=f"key-of-{name.lower()}", created_at=services.clock.now()
    )
    return await join_workspace(services, workspace.id, site, owner, "owner")


async def join_workspace(services: Services, workspace_id: UUID, site: Site, name: str, role: str) -> AgentActor:
    now = services.clock.now()
    email = f"{name.lower()}@{site.name.lower()}.example"
    account = await Account.create(name=name, email=email, password_hash="unusable", created_at=now)
    membership = await Membership.create(workspace_id=workspace_id, account=account, role=role, created_at=now)
    token = await sessions.open_session(services, account.id, address="127.0.0.1", user_agent="tests")
    return AgentActor(membership.id, name, email, token, workspace_id, account.id, site)
