from tortoise import Model, fields


class JobAttempt(Model):
    """How often a job was begun, kept apart from the queue's row, so that it counts also when the worker dies of it."""

    job_id = fields.BigIntField(primary_key=True, generated=False)
    attempts = fields.IntField()
    is_open = fields.BooleanField()
    """Begun, and neither ended nor failed: it runs, or its worker died."""
    reason = fields.TextField(null=True)
    begun_at = fields.DatetimeField()

    class Meta:
        table = "job_attempt"
