"""The team inbox: one page, whatever the path, and its hashed assets."""

from aiohttp import web

from chatting_rt.services import Services
from handlers.pages.files import IMMUTABLE, file_response
from handlers.pages.policies import reaching_storage
from models import Account

# Paths the dashboard's own router knows; a reload or a shared link begins there.
PATHS = (
    "/",
    "/sign-up",
    "/sign-in",
    "/forgot-password",
    "/reset-password",
    "/reset-password/{token}",
    "/confirm-email/{token}",
    "/confirm-email-change/{token}",
    "/join/{token}",
    "/inbox",
    "/inbox/{rest:.*}",
    "/install",
    "/live",
    "/profile",
    "/profile/{rest:.*}",
    "/search",
    "/settings/{rest:.*}",
)
HEADERS = {
    "Cache-Control": "no-cache",
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
    "font-src 'self'; connect-src 'self' ws: wss:; manifest-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'",
    "X-Frame-Options": "DENY",
}


async def asset(request: web.Request) -> web.Response:
    return file_response(f"dashboard/assets/{request.match_info['name']}", {"Cache-Control": IMMUTABLE})


async def icon(request: web.Request) -> web.Response:
    return file_response("dashboard/assets/mark.svg", {"Cache-Control": "public, max-age=86400"})


def routes(services: Services) -> list[web.RouteDef]:
    headers = reaching_storage(HEADERS, services)

    async def page(request: web.Request) -> web.Response:
        if request.path in ("/", "/sign-in") and not await Account.exists():
            raise web.HTTPFound("/sign-up")  # a new server: there is nobody who could sign in
        return file_response("dashboard/index.html", headers)

    pages = [web.get(path, page) for path in PATHS]
    return [*pages, web.get("/assets/{name}", asset), web.get("/favicon.ico", icon)]
