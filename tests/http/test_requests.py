"""Whatever comes over HTTP is answered in its own words: 4xx with an error object, never a fault of ours."""

from __future__ import annotations

import asyncio
import gc
import gzip
import json
import re
from itertools import product
from typing import Any

import aiohttp
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as trying
from hypothesis import strategies as st

from chatting_rt.errors import ErrorCode, Refused
from chatting_rt.settings import Settings
from handlers.http.base import REQUESTS, Request
from tests.support.cast import AgentActor

WITH_PAYLOAD = [declared for declared in REQUESTS if declared.payload is not None]
JUNK_BODIES: list[bytes] = [
    b"", b"{", b"[]", b"null", b"5", b'"text"', b"\xff\xfe", b"\0", b'{"a": 1}', b"[" * 50_000, b'{"email": "\\ud800"}',
    b'{"email": NaN}', b"{}" * 2, b"email=a&password=b", b'{"email": {"$gt": ""}, "password": {"$gt": ""}}',
    b'{"email": ["a"], "password": 1e400}', b"9" * 20_000, "{\"é\": 1}".encode("utf-16"),
]  # fmt: skip

BOMB = gzip.compress(b" " * 20_000_000)


@pytest.fixture(name="settings")
def _settings(tmp_path: Any) -> Settings:
    return Settings(host="127.0.0.1", port=0, data_dir=tmp_path, rate_limits=False)


def path_of(declared: Request, part: str = "00000000-0000-7000-8000-000000000000") -> str:
    return re.sub(r"{[^}]*}", part, declared.path)


async def assert_refused(response: aiohttp.ClientResponse) -> dict[str, Any]:
    body = await response.read()
    assert 400 <= response.status < 500, (response.status, body)
    assert response.content_type == "application/json"
    error: dict[str, Any] = json.loads(body)["error"]
    assert error["code"] in set(ErrorCode) - {ErrorCode.INTERNAL, ErrorCode.UNAVAILABLE}
    assert error["message"]
    assert "Traceback" not in body.decode()
    return error


async def test_junk_is_refused(http: aiohttp.ClientSession) -> None:
    for declared, body in product(WITH_PAYLOAD, JUNK_BODIES):
        for content_type in ("application/json", "application/json; charset=utf-16"):
            headers = {"Content-Type": content_type}
            async with http.request(declared.method, path_of(declared), data=body, headers=headers) as response:
                await assert_refused(response)


@pytest.mark.parametrize(
    "content_type",
    [
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/jsonp",
        "",
        "\t;=",
    ],
)
async def test_only_json_is_taken(http: aiohttp.ClientSession, ana: AgentActor, content_type: str) -> None:
    """A form on another page can send the other types without asking."""
    headers = {"Content-Type": content_type, "Authorization": f"Bearer {ana.token}"}
    for declared in WITH_PAYLOAD:
        async with http.request(declared.method, path_of(declared), data=b"{}", headers=headers) as response:
            assert (await assert_refused(response))["code"] == "invalid_payload", declared.path


async def test_a_body_that_is_too_large_is_refused(http: aiohttp.ClientSession, ana: AgentActor) -> None:
    bodies = [b'{"name": "' + b"x" * 64_000 + b'"}', b" " * 1_000_000]
    for declared, body in product(WITH_PAYLOAD, bodies):
        headers = {"Content-Type": "application/json", "Authorization": f"Bearer {ana.token}"}
        async with http.request(declared.method, path_of(declared), data=body, headers=headers) as response:
            assert (await assert_refused(response))["code"] == "payload_too_large"
            assert response.status == 413


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br", "zstd", "identity", "none"])
async def test_a_compressed_body_is_no_way_around(url: str, encoding: str) -> None:
    """Neither junk that is no gzip, nor a bomb that is one."""
    for declared, body in product(WITH_PAYLOAD, (b"not compressed", BOMB)):
        headers = {"Content-Type": "application/json", "Content-Encoding": encoding}
        async with aiohttp.ClientSession(url) as http:
            try:
                async with http.request(declared.method, path_of(declared), data=body, headers=headers) as response:
                    assert 400 <= response.status < 500, response.status
            except aiohttp.ClientOSError:
                pass  # the server hung up in the middle of it


RAW_HEADERS = {
    "user agent": b"User-Agent: \xff\xfe",
    "origin": b"Origin: http://[",
    "origin bytes": b"Origin: \xff",
    "bearer": b"Authorization: Bearer \xff\xfe",
    "no bearer": b"Authorization: Basic xyz",
    "cookie": b"Cookie: chatting_session=\xff; ;;=; chatting_session",
    "long cookie": b"Cookie: chatting_session=" + b"x" * 7000,
    "forwarded": b"X-Forwarded-For: ,,,::1%eth0, 999.999.999.999",
}


@pytest.mark.parametrize("header", RAW_HEADERS.values(), ids=list(RAW_HEADERS))
async def test_no_header_breaks_a_request(url: str, header: bytes) -> None:
    body = b'{"email": "nobody@acme.example", "password": "does not matter"}'
    host, port = url.removeprefix("http://").split(":")
    for declared in REQUESTS:
        reader, writer = await asyncio.open_connection(host, int(port))
        lines = [
            f"{declared.method} {path_of(declared)} HTTP/1.1".encode(), b"Host: localhost", b"Connection: close",
            b"Content-Type: application/json", f"Content-Length: {len(body)}".encode(), header, b"", body,
        ]  # fmt: skip
        writer.write(b"\r\n".join(lines))
        answer = await asyncio.wait_for(reader.read(), 5)
        writer.close()
        assert 200 <= int(answer.split(b" ")[1]) < 500, (declared.path, answer)


async def test_signing_up_keeps_any_user_agent(url: str, ana: AgentActor) -> None:
    body = json.dumps(
        {"name": "Eve", "email": "eve@acme.example", "password": "long enough", "workspace_name": "E"}
    ).encode()
    host, port = url.removeprefix("http://").split(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    head = (
        b"POST /v1/accounts HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nUser-Agent: Fire\xfffox\xed\xa0\x80\r\n"
    )
    writer.write(head + b"Content-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(body) + body)
    answer = await asyncio.wait_for(reader.read(), 5)
    writer.close()
    assert answer.startswith(b"HTTP/1.1 201"), answer


@pytest.mark.parametrize("part", ["x", "%00", "%ff", "..%2f..", "1' OR 1", "x" * 500, "urn:uuid:", "%F0%9F%98%80"])
async def test_a_path_that_names_nothing_is_not_found(http: aiohttp.ClientSession, ana: AgentActor, part: str) -> None:
    for declared in REQUESTS:
        if "{" in declared.path:
            headers = {"Authorization": f"Bearer {ana.token}", "Content-Type": "application/json"}
            async with http.request(declared.method, path_of(declared, part), data=b"{}", headers=headers) as response:
                await assert_refused(response)


async def test_what_is_not_declared_is_not_found(http: aiohttp.ClientSession) -> None:
    for method, path in (("GET", "/v1/nothing"), ("PUT", "/v1/sessions"), ("GET", "/v1/accounts"), ("TRACE", "/v1/x")):
        async with http.request(method, path) as response:
            assert (await assert_refused(response))["code"] == "not_found"


text = st.text(max_size=20) | st.sampled_from(["\0", "a@b.c\n", "a@b.c", "x" * 300, "😀"])
scalar = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | text
junk = st.recursive(scalar, lambda part: st.lists(part, max_size=3) | st.dictionaries(text, part, max_size=3))


@pytest.mark.slow
@trying(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True, database=None)
@given(data=st.data())
async def test_any_json_is_answered(http: aiohttp.ClientSession, data: st.DataObject) -> None:
    declared = data.draw(st.sampled_from(WITH_PAYLOAD))
    assert declared.payload is not None
    fields = {name: data.draw(junk) for name in declared.payload.__struct_fields__}
    payload = data.draw(st.just(fields) | junk)
    async with http.request(declared.method, path_of(declared), json=payload) as response:
        assert response.status < 500, (response.status, payload, await response.read())
    async with http.get("/healthz") as response:
        assert response.status == 200


@pytest.mark.slow
async def test_refusals_leave_nothing_for_the_collector(http: aiohttp.ClientSession) -> None:
    """Else a flood of them holds up the chat, a tenth of a second for every thousand."""
    gc.collect()
    gc.disable()
    try:
        for _ in range(20):
            async with http.post("/v1/sessions", json={"email": "nobody@acme.example", "password": "x"}) as response:
                assert response.status == 401
                code = (await response.json())["error"]["code"]
        await asyncio.sleep(0)
        # Other tests may hold refusals of other kinds.
        assert [left for left in gc.get_objects() if isinstance(left, Refused) and left.code == code] == []
    finally:
        gc.enable()
