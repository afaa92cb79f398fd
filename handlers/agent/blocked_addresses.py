from chatting_rt.domain import blocked_addresses
from chatting_rt.domain.people import AgentPerson
from chatting_rt.domain.permissions import Permission
from chatting_rt.wire import blocked_addresses as wire
from chatting_rt.wire.results import Done
from handlers.base import Call, agent


@agent.command(limit="20/10 seconds", permission=Permission.BLOCK_ADDRESSES)
async def block_address(call: Call[AgentPerson], command: wire.BlockAddress) -> wire.AddressBlocked:
    """Keep visitors of an address or network out: no wider than a /16, or a /32 of IPv6, where nothing is narrower than
    a /64. Their sockets are cut within two seconds; colleagues get in from anywhere.
    """
    return wire.AddressBlocked(blocked_address=await blocked_addresses.block(call.services, call.person, command))


@agent.command(limit="20/10 seconds", permission=Permission.BLOCK_ADDRESSES)
async def unblock_address(call: Call[AgentPerson], command: wire.UnblockAddress) -> Done:
    """Let visitors of a blocked address or network come back."""
    await blocked_addresses.unblock(call.person, command.blocked_address_id)
    return Done()


@agent.command(limit="20/10 seconds", permission=Permission.BLOCK_ADDRESSES)
async def list_blocked_addresses(call: Call[AgentPerson], command: wire.ListBlockedAddresses) -> wire.BlockedAddresses:
    """What is blocked now, the latest first."""
    return wire.BlockedAddresses(blocked_addresses=await blocked_addresses.listed(call.services, call.person))
