"""What both kinds of process stand on, wired once."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

from chatting_rt.domain import posting
from chatting_rt.infra.batcher import Batcher
from chatting_rt.infra.bus import Bus, RedisBus
from chatting_rt.infra.clock import Clock
from chatting_rt.infra.database import Database
from chatting_rt.infra.event_log import EventLog
from chatting_rt.infra.files.direct_puts import open_direct_puts
from chatting_rt.infra.files.images import Images
from chatting_rt.infra.files.incoming import Incoming
from chatting_rt.infra.files.links import SignedLinks
from chatting_rt.infra.files.storage import open_storage
from chatting_rt.infra.limits import Limits
from chatting_rt.infra.mail import open_transport
from chatting_rt.infra.metrics import Metrics
from chatting_rt.infra.passwords import Passwords
from chatting_rt.infra.places import open_places
from chatting_rt.infra.presence import Presence, RedisPresence
from chatting_rt.infra.queue import Queue
from chatting_rt.infra.rooms import Rooms
from chatting_rt.infra.sightings import RedisSightings, Sightings
from chatting_rt.infra.signed_ids import SignedIds
from chatting_rt.infra.tokens import VisitorTokens
from chatting_rt.jobs import JOBS
from chatting_rt.services import Services
from chatting_rt.settings import Settings

POSTS_PER_STATEMENT = 200
POSTS_WAITING = 5000
POST_TIMEOUT = 2.0  # seconds


@asynccontextmanager
async def open_services(settings: Settings, database: Database) -> AsyncIterator[Services]:
    """Everything below the handlers, opened in order and closed in reverse."""
    redis_url = settings.redis_url.get_secret_value() if settings.redis_url else None
    smtp_url = settings.smtp_url.get_secret_value() if settings.smtp_url else None
    storage_url = settings.storage_url.get_secret_value() if settings.storage_url else None
    clock = Clock()
    async with AsyncExitStack() as stack:
        bus = RedisBus(redis_url) if redis_url else Bus()
        presence = RedisPresence(clock, redis_url) if redis_url else Presence(clock)
        passwords, strangers = Passwords(), Passwords(of_strangers=True)
        sightings = RedisSightings(clock, redis_url) if redis_url else Sightings(clock)
        incoming = Incoming(settings.data_dir / "incoming")
        services = Services(
            settings=settings,
            clock=clock,
            database=database,
            log=EventLog(clock),
            rooms=Rooms(bus),
            presence=presence,
            places=open_places(settings.geoip_file),
            sightings=sightings,
            limits=Limits(clock, redis_url, is_on=settings.rate_limits),
            passwords=passwords,
            strangers=strangers,
            visitor_tokens=VisitorTokens(settings.secret),
            signed_ids=SignedIds(settings.secret),
            storage=open_storage(storage_url, settings.data_dir),
            direct_puts=open_direct_puts(storage_url, is_on=settings.direct_uploads),
            incoming=incoming,
            images=Images(incoming.spool),
            file_links=SignedLinks(settings.secret),
            queue=Queue(JOBS.payloads()),
            mail=open_transport(smtp_url, settings.mail_from, settings.data_dir),
            metrics=Metrics(),
            posts=Batcher(
                lambda drafts: posting.write(services, drafts),
                max_batch=POSTS_PER_STATEMENT,
                max_waiting=POSTS_WAITING,
                timeout=POST_TIMEOUT,
            ),
        )
        await bus.start()
        stack.push_async_callback(bus.stop)
        stack.push_async_callback(presence.close)
        stack.push_async_callback(sightings.close)
        stack.callback(services.places.close)
        stack.callback(services.images.close)
        stack.push_async_callback(services.mail.close)
        stack.push_async_callback(passwords.close)
        stack.push_async_callback(strangers.close)
        stack.push_async_callback(services.posts.drain)
        yield services
