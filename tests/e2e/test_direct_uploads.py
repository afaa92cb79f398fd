"""Files that a browser puts into the bucket itself, and what it does where the bucket does not let it."""

from __future__ import annotations

import re
from pathlib import Path

import boto3
import pytest
from playwright.async_api import Page, expect

from chatting_rt.settings import Settings
from chatting_rt.storage_url import parse
from tests.e2e.conftest import OpenPage
from tests.e2e.test_chat import write
from tests.e2e.test_files import LAMP, ORDER, choose, start
from tests.support.s3 import new_bucket

pytestmark = [pytest.mark.e2e, pytest.mark.slow]
RULE = {"AllowedOrigins": ["*"], "AllowedMethods": ["PUT"], "AllowedHeaders": ["Content-Type"]}


@pytest.fixture
def settings(tmp_path: Path, s3: str) -> Settings:
    return Settings(
        host="127.0.0.1", port=0, data_dir=tmp_path, storage_url=new_bucket(s3), direct_uploads=True
    )  # fmt: skip


def let_pages_in(settings: Settings) -> None:
    assert settings.storage_url is not None
    bucket = parse(settings.storage_url.get_secret_value())
    keys = {"aws_access_key_id": bucket.key, "aws_secret_access_key": bucket.secret, "region_name": bucket.region}
    client = boto3.client("s3", endpoint_url=bucket.endpoint, **keys)
    client.put_bucket_cors(Bucket=bucket.name, CORSConfiguration={"CORSRules": [RULE]})


def requests_of(page: Page) -> list[str]:
    """What the page sends files by."""
    seen: list[str] = []
    page.on("request", lambda request: seen.append(f"{request.method} {re.sub(r'[?].*', '', request.url)}"))
    return seen


async def test_both_sides_put_files_into_the_bucket(
    open_page: OpenPage, open_desk: OpenPage, settings: Settings
) -> None:
    let_pages_in(settings)
    inbox, shop = await start(open_page, open_desk)
    sent = requests_of(shop)
    await choose(shop, LAMP)
    await write(shop, "It came broken")

    await expect(shop.get_by_role("log").get_by_role("img", name="lamp.jpg")).to_be_visible()
    assert any(one.startswith("PUT ") and "/past-us/" in one for one in sent)
    assert not any(one.endswith("/v1/uploads") for one in sent)

    await inbox.goto("/inbox/all")
    await inbox.get_by_text("It came broken").first.click()
    sent = requests_of(inbox)
    await choose(inbox, ORDER)
    await expect(inbox.get_by_role("progressbar")).to_have_count(0)
    await inbox.get_by_role("textbox", name=re.compile("reply", re.IGNORECASE)).press("Enter")
    await expect(shop.get_by_role("log").get_by_role("link", name="Download order.txt")).to_be_visible()
    assert any(one.startswith("PUT ") and "/past-us/" in one for one in sent)
    assert not any(one.endswith("/v1/uploads") for one in sent)


async def test_a_bucket_that_does_not_let_a_page_in_is_gone_around_and_not_asked_again(
    open_page: OpenPage, open_desk: OpenPage
) -> None:
    _, shop = await start(open_page, open_desk)
    await shop.route("**/past-us/**", lambda route: route.abort())
    sent = requests_of(shop)
    await choose(shop, LAMP)
    await write(shop, "It came broken")
    await expect(shop.get_by_role("log").get_by_role("img", name="lamp.jpg")).to_be_visible()
    await choose(shop, ORDER)
    await write(shop, "This is the order")

    await expect(shop.get_by_role("log").get_by_role("link", name="Download order.txt")).to_be_visible()
    assert sum(one.endswith("/v1/uploads") for one in sent) == 2, sent
    assert sum("/past-us/" in one for one in sent if one.startswith("PUT ")) == 1
