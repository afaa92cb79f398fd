"""A page with the widget on it, to try the product before putting it on a site."""

from html import escape
from importlib.resources import files
from string import Template

from aiohttp import web

from chatting_rt.services import Services
from handlers.pages.policies import reaching_storage
from models import Site

HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self' ws: wss:; "
    "img-src 'self' data: blob:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; "
    "trusted-types 'none'",
}


def routes(services: Services) -> list[web.RouteDef]:
    headers = reaching_storage(HEADERS, services)

    async def demo(request: web.Request) -> web.Response:
        key = request.query.get("key") or await _only_key()
        name = "demo.html" if key else "demo_without_site.html"
        page = Template((files("handlers.pages") / name).read_text()).substitute(key=escape(key or "", quote=True))
        return web.Response(text=page, content_type="text/html", headers=headers)

    async def style(request: web.Request) -> web.Response:
        return web.Response(text=(files("handlers.pages") / "demo.css").read_text(), content_type="text/css")

    return [web.get("/demo", demo), web.get("/demo.css", style)]


async def _only_key() -> str | None:
    """The site of a server that has just one. Where there are several, the visitor must say which."""
    sites = await Site.all().order_by("id").limit(2)
    return sites[0].key if len(sites) == 1 else None
