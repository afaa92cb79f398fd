"""All that a deed may need, wired once and passed along."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from chatting_rt.infra.batcher import Batcher
from chatting_rt.infra.clock import Clock
from chatting_rt.infra.database import Database
from chatting_rt.infra.event_log import EventLog
from chatting_rt.infra.files.direct_puts import DirectPuts
from chatting_rt.infra.files.images import Images
from chatting_rt.infra.files.incoming import Incoming
from chatting_rt.infra.files.links import SignedLinks
from chatting_rt.infra.files.storage import Storage
from chatting_rt.infra.limits import Limits
from chatting_rt.infra.mail import MailTransport
from chatting_rt.infra.metrics import Metrics
from chatting_rt.infra.passwords import Passwords
from chatting_rt.infra.places import Places
from chatting_rt.infra.presence import Presence
from chatting_rt.infra.queue import Queue
from chatting_rt.infra.rooms import Rooms
from chatting_rt.infra.sightings import Sightings
from chatting_rt.infra.signed_ids import SignedIds
from chatting_rt.infra.tokens import VisitorTokens
from chatting_rt.settings import Settings


@dataclass
class Services:
    settings: Settings
    clock: Clock
    database: Database
    log: EventLog
    rooms: Rooms
    presence: Presence
    places: Places
    sightings: Sightings
    limits: Limits
    passwords: Passwords
    """For those who have shown already that they are somebody: by a session, a link, a known device."""
    strangers: Passwords
    """For those who have not. They wait in another line; a crowd of them comes after everything else."""
    visitor_tokens: VisitorTokens
    signed_ids: SignedIds
    storage: Storage
    direct_puts: DirectPuts | None
    """Where clients may put files into the bucket themselves."""
    incoming: Incoming
    images: Images
    file_links: SignedLinks
    queue: Queue
    mail: MailTransport
    metrics: Metrics
    posts: Batcher[Any, Any]
    """Drafts in, kept messages out: see `domain.posting`, which lies above this file."""
