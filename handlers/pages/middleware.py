"""What every response has in common."""

from collections.abc import Awaitable, Callable

from aiohttp import web

from chatting_rt.errors import ErrorCode, Refused
from handlers.funnel import refused_by
from handlers.http.answering import error_response

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@web.middleware
async def errors(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Errors of the server's own are JSON below /v1, and never a trace."""
    try:
        return await handler(request)
    except web.HTTPException as error:
        if not request.path.startswith("/v1/") or error.status < 400:
            raise
        code = ErrorCode.PAYLOAD_TOO_LARGE if error.status == 413 else ErrorCode.NOT_FOUND
        return error_response(Refused(code))
    except Exception as error:
        return error_response(refused_by(error))


@web.middleware
async def security_headers(request: web.Request, handler: Handler) -> web.StreamResponse:
    response = await handler(request)
    if not response.prepared:
        response.headers.setdefault("X-Content-Type-Options", "nosniff")
        response.headers.setdefault("Referrer-Policy", "strict-origin-when-cross-origin")
    return response
