"""Roughly where an address is."""

from pathlib import Path

import pytest

from chatting_rt.infra.places import open_places
from chatting_rt.wire.places import Place
from tests.support.geoip import IN_BERLIN, NOWHERE, write_geoip_file


def test_a_place_is_coarse(tmp_path: Path) -> None:
    places = open_places(write_geoip_file(tmp_path))
    assert places.of(IN_BERLIN) == Place(country="DE", region="State of Berlin", city="Berlin")
    assert places.of("2001:db8:1:2::/64") == Place(country="PT")  # as `client_address` gives a household
    assert places.words_for(IN_BERLIN, "de") == "Berlin, Deutschland"
    assert places.words_for("2001:db8:1:2::/64", "ar") == "Portugal"


@pytest.mark.parametrize("address", [NOWHERE, "127.0.0.1", "unknown", ""])
def test_of_other_addresses_nothing_is_known(tmp_path: Path, address: str) -> None:
    places = open_places(write_geoip_file(tmp_path))
    assert (places.of(address), places.words_for(address, "en")) == (None, None)


def test_without_a_file_nothing_is_known() -> None:
    assert open_places(None).of(IN_BERLIN) is None
