"""What is kept of an address that a visitor was at."""

import pytest

from chatting_rt.domain.visit_rules import campaign_of, kept_referrer, kept_url
from chatting_rt.wire.visits import Campaign


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://acme.example", "https://acme.example/"),
        ("https://Acme.example:8443/lamps/5?token=hush#top", "https://acme.example:8443/lamps/5"),
        ("https://vera:hush@acme.example/", "https://acme.example/"),
        ("https://[2001:db8::1]:8080/a", "https://[2001:db8::1]:8080/a"),
        ("https://b\u00fccher.example/\u00fcber uns", "https://b%C3%BCcher.example/%C3%BCber%20uns"),
        ("https://acme.example/%C3%BC", "https://acme.example/%C3%BC"),
        ("https://acme.example/<script>\u202e", "https://acme.example/%3Cscript%3E%E2%80%AE"),
        ("https://acme.example/" + "x" * 1900, "https://acme.example/" + "x" * 979),
    ],
)
def test_scheme_host_and_path_are_kept(url: str, kept: str) -> None:
    assert kept_url(url) == kept


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "https://", "https:///x", "//acme.example", "",
     "https://[::1", "https://acme.example:99999/", "about:blank"],
)  # fmt: skip
def test_of_what_is_no_web_page_nothing_is(url: str) -> None:
    assert kept_url(url) is None


def test_a_site_is_not_its_own_referrer() -> None:
    here = "https://acme.example/lamps"
    assert kept_referrer("https://search.example/?q=my+secrets", here) == "https://search.example/"
    assert kept_referrer("http://acme.example:81/", here) is None
    assert kept_referrer("android-app://com.example", here) is None
    assert kept_referrer("", here) is kept_referrer(None, here) is None


def test_of_the_query_only_the_campaign_is_read() -> None:
    url = (
        "https://acme.example/?utm_source=letter&utm_campaign=spring%0a2026&utm_other=1&email=vera@x.example&utm_term="
    )
    assert campaign_of(url) == Campaign(source="letter", campaign="spring2026")
    assert campaign_of("https://acme.example/?q=1") is None
    assert campaign_of("https://acme.example/?" + "&".join(["a=1"] * 200)) is None
    assert campaign_of(f"https://acme.example/?utm_source={'x' * 500}") == Campaign(source="x" * 100)
