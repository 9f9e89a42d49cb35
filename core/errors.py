"""Every refusal a person can meet.

AppError
├── Forbidden, NotFound, SecondPersonNeeded      who may, and what is there
├── Conflict, IntentReused                       the same press, other data
└── one branch per noun, each beside the others of its kind
"""

from __future__ import annotations

from typing import ClassVar


class AppError(Exception):
    """A refusal that a person can read; `key` names the sentence, `facts` (ids, numbers, dates, names) fill it."""

    key: ClassVar[str] = "error.app"
    status: ClassVar[int] = 422  # what the JSON door answers with

    def __init__(self, **facts: object) -> None:
        super().__init__(self.key, facts)
        self.facts = facts


# -- who may, and what is there --------------------------------------------------------------------------------


class Forbidden(AppError):
    """The actor's roles do not allow this act, here and now."""

    key = "error.forbidden"
    status = 403


class SignInNeeded(AppError):
    key = "error.sign_in_needed"
    status = 401


class NotFound(AppError):
    """Foreign and missing answer alike."""

    key = "error.not_found"
    status = 404


class SecondPersonNeeded(AppError):
    """Nobody approves their own entry, nor one of their household (design 5)."""

    key = "error.second_person_needed"
    status = 403


class IntentReused(AppError):
    """The same press came in with other data."""

    key = "error.intent_reused"
    status = 409


class StateMoved(AppError):
    """Somebody else moved it first; facts: state."""

    key = "error.state_moved"
    status = 409


class Malformed(AppError):
    """A value that cannot be read; facts: field."""

    key = "error.malformed"


class ReasonNeeded(AppError):
    key = "error.reason_needed"


# -- codes and pictures of codes ---------------------------------------------------------------------------------


class CodeMalformed(Malformed):
    """Not 16 symbols of a voucher code, however written."""

    key = "error.code.malformed"


class CodeMistyped(Malformed):
    """16 symbols whose check symbol does not fit: a slip of the finger."""

    key = "error.code.mistyped"


class PhotoTooLarge(AppError):
    """A picture above the limits; facts: megabytes_max, megapixels_max."""

    key = "error.photo.too_large"
    status = 413


class PhotoUnreadable(AppError):
    """Not a PNG, JPEG or WebP picture, or a broken one."""

    key = "error.photo.unreadable"


class PhotoWithoutCode(AppError):
    """A good picture without a symbol in it."""

    key = "error.photo.no_code"
