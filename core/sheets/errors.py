"""Why a whole spreadsheet is refused. Rows that are refused one by one are `core.sheets.rows.RowRefusal`.

SheetRefused
├── SheetEmpty, SheetNotASheet, SheetDamaged, SheetEncrypted, SheetMacro     what the file is
├── SheetWrongKind, SheetHeadingMissing, SheetHeadingTwice                   what its headings say
├── SheetMixedEncoding, SheetBrokenQuote                                     text files only
└── SheetTooLarge, SheetZipBomb, SheetUnsafe, SheetTooManyRows, SheetTooManyColumns, SheetTooFar,
    SheetTooHeavy, SheetTookTooLong, SheetBusy                               what a server can bear
"""

from __future__ import annotations

from core.errors import AppError


class SheetRefused(AppError):
    """A file that is refused whole; nothing of it is taken over."""

    key = "error.sheet.refused"


class SheetEmpty(SheetRefused):
    """No rows below the headings, or nothing at all."""

    key = "error.sheet.empty"


class SheetNotASheet(SheetRefused):
    """Neither a workbook nor a text table; facts: suffix."""

    key = "error.sheet.not_a_sheet"


class SheetDamaged(SheetRefused):
    key = "error.sheet.damaged"


class SheetEncrypted(SheetRefused):
    key = "error.sheet.encrypted"


class SheetMacro(SheetRefused):
    key = "error.sheet.macro"


class SheetWrongKind(SheetRefused):
    """The headings are those of another kind; facts: wanted, found (values of SheetKind)."""

    key = "error.sheet.wrong_kind"


class SheetHeadingMissing(SheetRefused):
    """No sheet has the needed headings; facts: headings (those the best sheet lacks), sheet."""

    key = "error.sheet.heading_missing"


class SheetHeadingTwice(SheetRefused):
    """Two columns carry the same heading, so nobody can know which one counts; facts: heading, sheet."""

    key = "error.sheet.heading_twice"


class SheetMixedEncoding(SheetRefused):
    """A text file that is partly UTF-8 and partly something else; facts: row."""

    key = "error.sheet.mixed_encoding"


class SheetBrokenQuote(SheetRefused):
    """A quotation mark of a text file that is never closed; facts: row."""

    key = "error.sheet.broken_quote"


class SheetTooLarge(SheetRefused):
    """Facts: limit_megabytes."""

    key = "error.sheet.too_large"


class SheetZipBomb(SheetRefused):
    """Unpacked it would be far larger than it looks."""

    key = "error.sheet.zip_bomb"


class SheetUnsafe(SheetRefused):
    """Parts that no office program writes: entities, overlapping or doubled members."""

    key = "error.sheet.unsafe"


class SheetTooManyRows(SheetRefused):
    """Facts: limit_rows."""

    key = "error.sheet.too_many_rows"


class SheetTooManyColumns(SheetRefused):
    """Facts: limit_columns, sheet."""

    key = "error.sheet.too_many_columns"


class SheetTooFar(SheetRefused):
    """One stray cell far away from the table; facts: cell (its address)."""

    key = "error.sheet.too_far"


class SheetTooHeavy(SheetRefused):
    """Reading it would take more memory than it may."""

    key = "error.sheet.too_heavy"


class SheetTookTooLong(SheetRefused):
    """Facts: limit_seconds."""

    key = "error.sheet.took_too_long"


class SheetBusy(SheetRefused):
    """Another file is being read; one at a time."""

    key = "error.sheet.busy"
    status = 503


def _by_key(kinds: list[type[SheetRefused]]) -> dict[str, type[SheetRefused]]:
    return {kind.key: kind for kind in kinds}


REFUSALS = _by_key([SheetRefused, *SheetRefused.__subclasses__()])  # how the child process names them
