"""The widget's files, for pages of any origin."""

from aiohttp import web

from handlers.pages.files import IMMUTABLE, file_response

ANY_ORIGIN = {"Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin"}
FRESH = "public, max-age=300, stale-while-revalidate=86400"


async def script(request: web.Request) -> web.Response:
    name = request.match_info["name"]
    caching = FRESH if name == "loader.js" else IMMUTABLE  # all but the loader carry a hash in their name
    return file_response(f"widget/{name}", {**ANY_ORIGIN, "Cache-Control": caching})


def routes() -> list[web.RouteDef]:
    return [web.get("/w/v1/{name:[^/]+(?:/[^/]+)?}", script)]
