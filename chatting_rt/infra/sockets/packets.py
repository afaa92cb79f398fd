"""What goes through a socket: text packets only, decoded strictly and encoded once."""

import json
import re
from typing import Any

import msgspec
from engineio.packet import MESSAGE
from engineio.packet import Packet as EnginePacket
from socketio import packet as socketio_packet
from socketio.packet import Packet

FROM_CLIENT = re.compile(r"[13]\Z|4[0-6]")  # close, pong, message; anything else the engine parses, or answers unasked

_encode = msgspec.json.Encoder().encode


class Json:
    """The codec that the library asks for. Lone surrogates decode here, to be refused politely later."""

    @staticmethod
    def dumps(data: object, **_: object) -> str:
        return _encode(data).decode()

    @staticmethod
    def loads(text: str) -> Any:
        return json.loads(text)


class TextPacket(Packet):  # type: ignore[misc]
    """A packet that cannot be binary, coming or going, and so needs no search of its content."""

    uses_binary_events = False
    json = Json

    def decode(self, encoded_packet: str) -> int:
        attachment_count: int = super().decode(encoded_packet)
        if attachment_count or self.packet_type in (socketio_packet.BINARY_EVENT, socketio_packet.BINARY_ACK):
            raise ValueError("binary packets are not spoken here")
        return 0


class Frame(EnginePacket):  # type: ignore[misc]
    """A message encoded once and shared by everybody it goes to."""

    def __init__(self, text: str) -> None:
        super().__init__(MESSAGE, text)
        self._encoded = "4" + text

    def encode(self, b64: bool = False) -> str:
        return self._encoded

    def __len__(self) -> int:
        return len(self._encoded)


def event_frame(namespace: str, name: str, payload: object) -> Frame:
    return Frame(f"2{namespace},{_encode((name, payload)).decode()}")
