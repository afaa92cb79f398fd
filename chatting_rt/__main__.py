"""python -m chatting_rt serve | worker | migrate | jobs | settings"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click

from chatting_rt.infra import logs
from chatting_rt.infra.database import connection_arguments
from chatting_rt.infra.embedded import EmbeddedPostgres, EmbeddedPostgresError
from chatting_rt.infra.job_list import job_lines, requeue_jobs
from chatting_rt.infra.migrations import migrate as migrate_database
from chatting_rt.settings import Settings, load_or_exit


@click.group()
def main() -> None:
    """Chatting: a self-hosted live-chat server."""


@main.command()
def serve() -> None:
    """Bring the database up to date and serve until told to stop."""
    from chatting_rt.web import serve as serve_web

    settings = load_or_exit()
    logs.configure(settings.log_format, settings.log_level)
    with _database(settings) as arguments:
        _run(migrate_database(arguments))
        _run(serve_web(settings, arguments))


@main.command()
def worker() -> None:
    """Send mail and do the other background work until told to stop. Any number of workers may run."""
    from chatting_rt.worker import idle, work

    settings = load_or_exit()
    logs.configure(settings.log_format, settings.log_level)
    if settings.database_url is None:
        _run(idle())
        return
    with _database(settings) as arguments:
        _run(migrate_database(arguments))
        _run(work(settings, arguments))


@main.command()
def migrate() -> None:
    """Bring the database up to date. Safe to run in several processes at once."""
    settings = load_or_exit()
    logs.configure(settings.log_format, settings.log_level)
    with _database(settings, shared=True) as arguments:
        _run(migrate_database(arguments))


@main.group(invoke_without_command=True)
@click.pass_context
def jobs(context: click.Context) -> None:
    """List the background work that waits, runs or has failed."""
    if context.invoked_subcommand is None:
        with _database(load_or_exit(), shared=True) as arguments:
            for line in asyncio.run(job_lines(arguments)):
                click.echo(line)


@jobs.command()
@click.argument("id")
def requeue(id: str) -> None:
    """Begin a failed job anew, by its ID, or `all` of them."""
    if id != "all" and not id.isdecimal():
        raise click.BadParameter("the number of a job, or `all`")
    with _database(load_or_exit(), shared=True) as arguments:
        revived = asyncio.run(requeue_jobs(arguments, None if id == "all" else int(id)))
    click.echo(f"{revived} put back")
    if not revived and id != "all":
        raise SystemExit(1)


@main.command("settings")
def show_settings() -> None:
    """List the settings, their values and what they mean."""
    for row in load_or_exit().describe():
        click.echo(f"{row.name}={row.value}\n    {row.description}\n")


@contextmanager
def _database(settings: Settings, *, shared: bool = False) -> Iterator[dict[str, Any]]:
    """The database that DATABASE_URL names, or the embedded one for as long as we need it."""
    if settings.database_url is not None:
        yield connection_arguments(settings.database_url.get_secret_value())
        return
    embedded = EmbeddedPostgres(settings.data_dir)
    try:
        address = embedded.attach_or_start() if shared else embedded.start()
    except EmbeddedPostgresError as error:
        raise click.ClickException(str(error)) from None
    try:
        yield address.credentials()
    finally:
        embedded.stop()


def _run(work: Any) -> None:
    """uvloop where there is one."""
    try:
        import uvloop
    except ImportError:
        asyncio.run(work)
    else:
        uvloop.run(work)


if __name__ == "__main__":
    main()
