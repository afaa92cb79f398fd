"""What goes through a socket: text packets only, decoded strictly and encoded once."""

import json
import re
import struct
from typing import Any

import msgspec
from engineio.packet import Packet as EnginePacket
from socketio import packet as socketio_packet
from socketio.packet import Packet

FROM_CLIENT = re.compile(r"[13]\Z|4[0-6]")  # close, pong, message; anything else the engine parses, or answers unasked
EVENT = re.compile(r"2(/[a-z]+),([0-9]{0,15})(?=\[)")

_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder().decode


class Json:
    """The codec that the library asks for. Lone surrogates decode here, to be refused politely later."""

    @staticmethod
    def dumps(data: object, **_: object) -> str:
        return _encode(data).decode()

    @staticmethod
    def loads(text: str) -> Any:
        try:
            return _decode(text)
        except (msgspec.DecodeError, RecursionError, UnicodeEncodeError):
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


def plain_event(text: str) -> tuple[str, int | None, Any] | None:
    """Namespace, id and content of what nearly all packets are, without the library's walk from letter to letter."""
    head = EVENT.match(text)
    if head is None:
        return None
    namespace, id = head.groups()
    return namespace, int(id) if id else None, Json.loads(text[head.end() :])


def _websocket_frame(text: bytes) -> bytes:
    """RFC 6455: final, text, not masked, since a server sends it."""
    size = len(text)
    if size < 126:
        return b"\x81%c%s" % (size, text)
    if size < 65_536:
        return struct.pack("!BBH", 0x81, 126, size) + text
    return struct.pack("!BBQ", 0x81, 127, size) + text


class Frame(EnginePacket):  # type: ignore[misc]
    """A packet encoded once and shared by everybody it goes to, whichever way they are connected."""

    def __init__(self, encoded: bytes) -> None:
        self.encoded = encoded
        self.wire = _websocket_frame(encoded)

    def encode(self, b64: bool = False) -> str:
        return self.encoded.decode()

    @property
    def text(self) -> str:
        """Without the engine's letter in front."""
        return self.encoded[1:].decode()

    def __len__(self) -> int:
        return len(self.encoded)


PING = Frame(b"2")
CLOSE = Frame(b"1")


def text_frame(text: str) -> Frame:
    return Frame(b"4" + text.encode())


def packet_frame(packet: TextPacket) -> Frame:
    return text_frame(packet.encode())


def event_frame(namespace: str, name: str, payload: object) -> Frame:
    return Frame(b"42%s,%s" % (namespace.encode(), _encode((name, payload))))


def ack_frame(namespace: str, id: int, answer: object) -> Frame:
    return Frame(b"43%s,%d[%s]" % (namespace.encode(), id, _encode(answer)))
