"""What the operator's graphs are made of."""

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5)


class Metrics:
    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.commands = Counter(
            "chatting_commands", "Commands answered", ["namespace", "command", "code"], registry=self.registry
        )
        self.command_seconds = Histogram(
            "chatting_command_seconds", "From a command to its ack", ["namespace"], buckets=SECONDS,
            registry=self.registry,
        )  # fmt: skip
        self.sockets = Gauge("chatting_sockets", "Joined sockets", ["namespace"], registry=self.registry)
        self.posts = Histogram(
            "chatting_post_batch_size", "Messages written by one statement", buckets=(1, 2, 5, 10, 20, 50, 100, 200),
            registry=self.registry,
        )  # fmt: skip
        self.posts_waiting = Gauge("chatting_posts_waiting", "Messages waiting to be written", registry=self.registry)
        self.jobs = Counter("chatting_jobs", "Attempts at jobs", ["job", "outcome"], registry=self.registry)
        self.loop_lag_seconds = Gauge(
            "chatting_loop_lag_seconds", "How late the event loop wakes up", registry=self.registry
        )
        self._of_command: dict[tuple[str, str, str], tuple[Counter, Histogram]] = {}

    def command_done(self, namespace: str, command: str, code: str, seconds: float) -> None:
        """Finding a labelled child takes longer than counting in it, so those of commands are kept."""
        children = self._of_command.get((namespace, command, code))
        if children is None:
            children = self.commands.labels(namespace, command, code), self.command_seconds.labels(namespace)
            self._of_command[namespace, command, code] = children
        children[0].inc()
        children[1].observe(seconds)
