"""/metrics, on a port of its own that the outside does not reach."""

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from chatting_rt.infra.metrics import Metrics


async def serve_metrics(metrics: Metrics, host: str, port: int) -> web.AppRunner:
    async def show(request: web.Request) -> web.Response:
        return web.Response(body=generate_latest(metrics.registry), headers={"Content-Type": CONTENT_TYPE_LATEST})

    app = web.Application()
    app.router.add_get("/metrics", show)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, host, port).start()
    return runner
