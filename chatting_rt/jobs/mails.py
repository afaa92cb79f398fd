from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from chatting_rt.domain import mails
from chatting_rt.jobs.registry import job, scheduled
from chatting_rt.services import Services
from models import Mail

KEPT_FOR = timedelta(days=30)


# A slow mail server must not hold up other work, nor let mails run out of time while they wait for one another.
@job(timeout=60, attempts=10, at_once=4)
async def send_mail(services: Services, mail_id: UUID) -> None:
    await mails.deliver(services, mail_id)


@scheduled("17 4 * * *", timeout=60)
async def forget_old_mails(services: Services) -> None:
    """Whom we wrote to is nobody's business for ever."""
    await Mail.filter(created_at__lt=services.clock.now() - KEPT_FOR).delete()
