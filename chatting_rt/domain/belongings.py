"""What belongs to a conversation and to a visitor. Whoever adds a table with one of their ids says here how it goes;
`tests/domain/test_belongings.py` reads the database's catalogue and fails until then."""

WITH_CONVERSATION = (
    "conversation_label",
    "draft",
    "follower",
    "mention",
    "rating",
    "read_position",
    "transcript",
)
"""Goes with the conversation's row, by a foreign key that cascades: a handful of rows of each."""
BIT_BY_BIT = ("message",)
"""May be so much that a statement takes only a part; what is left nobody can reach, and a job takes it."""
WITH_VISITOR = ("tracked_event", "visit", "visitor_note")
"""Goes with the visitor's row, by a foreign key that cascades, and becomes the other's when two are merged."""
FOR_VISITOR = ("tracked_event", "visit")
"""Of that, what they get when they ask for all that is kept of them. What agents note is not theirs."""
BY_OTHER_MEANS = {
    "conversation": "A visitor's are taken a few at a time, before the visitor.",
    "file": "Is marked, and goes when its bytes are proven to be gone.",
    "event": "Holds ids and no content, and is trimmed by age.",
}
