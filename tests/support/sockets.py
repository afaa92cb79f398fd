"""Looking into a server's sockets from outside."""

from __future__ import annotations

from chatting_rt.web import WebServer


def is_clean(server: WebServer) -> bool:
    """Nothing is kept of any socket."""
    return not what_is_left(server)


def what_is_left(server: WebServer) -> list[object]:
    gateway, sockets = server.gateway, server.sockets
    places = (
        sockets.eio.sockets,
        sockets.connections,
        sockets.environ,
        sockets._ending,
        gateway.connections,
        gateway._by_address,
        gateway._by_subject,
        server.services.rooms._members,
        server.services.presence._leases,
        gateway._viewing._leases,
        gateway._viewing._told,
    )
    return [place for place in places if place]
