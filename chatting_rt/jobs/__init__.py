"""Background work. Each job is shallow: it takes ids, may run twice, and leaves the deciding to the domain."""

from chatting_rt.jobs import deletion, files, mails, password_resets, transcripts, upkeep, workspaces
from chatting_rt.jobs.registry import JOBS, Registry, job, scheduled
from chatting_rt.jobs.worker import Worker, running_worker

__all__ = [
    "JOBS",
    "Registry",
    "Worker",
    "deletion",
    "files",
    "job",
    "mails",
    "password_resets",
    "running_worker",
    "scheduled",
    "transcripts",
    "upkeep",
    "workspaces",
]
