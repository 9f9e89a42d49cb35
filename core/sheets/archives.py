"""The zip of a workbook, looked at before anything reads it (security result 10, F-24).

What was checked is also what is parsed: the parts are unpacked here once, within the limits, and handed on as a new,
uncompressed zip. Tricks that make two readers see two different contents therefore have nothing to work on.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from core.sheets.errors import SheetDamaged, SheetEncrypted, SheetMacro, SheetNotASheet, SheetUnsafe, SheetZipBomb
from core.sheets.limits import Limits

RATIO_MATTERS_FROM_BYTES = 256 * 1024
_ENCRYPTED = 0x1
_LOCAL_HEADER_BYTES = 30
_ENCODING = re.compile(rb"\s*(?:\xef\xbb\xbf)?<\?xml[^>]*?\bencoding\s*=\s*[\"']([^\"']*)")
_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def checked_parts(data: bytes, limits: Limits) -> dict[str, bytes]:
    """The XML parts of a workbook by name, in their order.

    Raises SheetDamaged, SheetNotASheet, SheetEncrypted, SheetMacro, SheetZipBomb, SheetUnsafe.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            _check_directory(members, len(data), limits)
            return {member.filename: _unpacked(archive, member) for member in members if _is_needed(member.filename)}
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError) as error:
        raise SheetDamaged() from error


def _is_needed(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels")) and not name.lower().startswith(("docprops/", "customxml/"))


def _check_directory(members: list[zipfile.ZipInfo], file_bytes: int, limits: Limits) -> None:
    names = [member.filename.lower().replace("\\", "/") for member in members]
    if any(member.flag_bits & _ENCRYPTED for member in members):
        raise SheetEncrypted()
    if any(name.endswith("vbaproject.bin") or "/macrosheets/" in name for name in names):
        raise SheetMacro()
    if len(members) > limits.members:
        raise SheetZipBomb()
    if len(set(names)) < len(names) or _overlap(members, file_bytes):
        raise SheetUnsafe()
    if sum(member.file_size for member in members) > limits.unpacked_bytes:
        raise SheetZipBomb()
    if any(_is_too_dense(member, limits) for member in members):
        raise SheetZipBomb()
    if "[content_types].xml" not in names or not any(name.endswith("workbook.xml") for name in names):
        raise SheetNotASheet(suffix="zip")


def _is_too_dense(member: zipfile.ZipInfo, limits: Limits) -> bool:
    return (
        member.file_size > RATIO_MATTERS_FROM_BYTES and member.file_size > max(member.compress_size, 1) * limits.ratio
    )


def _overlap(members: list[zipfile.ZipInfo], file_bytes: int) -> bool:
    """Members that share bytes: the trick that packs petabytes into a few megabytes."""
    end = 0
    for member in sorted(members, key=lambda each: each.header_offset):
        if member.header_offset < end:
            return True
        end = member.header_offset + _LOCAL_HEADER_BYTES + member.compress_size
    return end > file_bytes


def _unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    part = archive.read(member)  # never more than the size in the directory, and its checksum must agree
    if _DECLARATION.search(part) or b"\0" in part[:200] or part[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        raise SheetUnsafe()  # in UTF-16 a declaration could hide from the line above
    if (said := _ENCODING.match(part)) and said[1].lower() not in {b"utf-8", b"us-ascii", b"ascii"}:
        raise SheetUnsafe()
    return part


def packed_again(parts: dict[str, bytes]) -> bytes:
    """The parts as an uncompressed zip."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return target.getvalue()
