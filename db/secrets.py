"""The keys that lie outside the database, and what is done with them: row digests, keyed hashes, sealed fields.

One master key in a file beside the data (0600). Every use derives its own key from a purpose string, so that a value
made for one purpose never passes for another (security 7, rule 1).
"""

from __future__ import annotations

import base64
import hmac
import json
import os
import secrets
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF


class KeyFileMissing(Exception):
    """The database has no key file beside it; a copy is checked with the keys it was written with."""


class Secrets:
    """Keys derived from one master key."""

    def __init__(self, master: bytes) -> None:
        assert len(master) == 32
        self._master = master
        self.key = lru_cache(maxsize=4096)(self._derive)
        self._row_key = self._derive("row digest", "")

    def _derive(self, purpose: str, community_id: str) -> bytes:
        info = f"linli/{purpose}/{community_id}".encode()
        return HKDF(algorithm=SHA256(), length=32, salt=None, info=info).derive(self._master)

    def row_digest(self, text: str) -> str:
        """Keyed digest (128 bits, hex) of a row's columns that never change."""
        return hmac.digest(self._row_key, text.encode(), "sha256").hex()[:32]

    def keyed_hash(self, purpose: str, community_id: str, text: str) -> str:
        """Keyed hash (hex) by which a secret text is found again without being stored."""
        return hmac.digest(self.key(purpose, community_id), text.encode(), "sha256").hex()

    def seal(self, purpose: str, community_id: str, place: str, text: str) -> str:
        """Encrypt one field (AES-256-GCM); `place` (table, row, column) is bound to it so that it cannot be moved."""
        nonce = secrets.token_bytes(12)
        sealed = AESGCM(self.key(purpose, community_id)).encrypt(nonce, text.encode(), place.encode())
        return base64.b64encode(nonce + sealed).decode()

    def seal_bytes(self, purpose: str, community_id: str, place: str, data: bytes) -> bytes:
        """As `seal`, for a picture."""
        nonce = secrets.token_bytes(12)
        return nonce + AESGCM(self.key(purpose, community_id)).encrypt(nonce, data, place.encode())

    def unseal_bytes(self, purpose: str, community_id: str, place: str, sealed: bytes) -> bytes:
        """What was sealed; raises InvalidTag if it was changed or moved."""
        return AESGCM(self.key(purpose, community_id)).decrypt(sealed[:12], sealed[12:], place.encode())

    def unseal(self, purpose: str, community_id: str, place: str, sealed: str) -> str:
        """The text of a sealed field; raises InvalidTag if it was changed or moved."""
        raw = base64.b64decode(sealed)
        return AESGCM(self.key(purpose, community_id)).decrypt(raw[:12], raw[12:], place.encode()).decode()


def token_hash(token: str) -> str:
    """SHA-256 of a long random token (sessions, tills, integrations): what the table keeps of it."""
    return sha256(token.encode()).hexdigest()


def load_secrets(path: Path, *, create: bool) -> Secrets:
    """Read the key file; with `create`, make it (0600) if it is not there. Raises KeyFileMissing."""
    if not path.exists():
        if not create:
            raise KeyFileMissing(str(path))
        path.parent.mkdir(parents=True, exist_ok=True)
        content = json.dumps({"id": 1, "master": base64.b64encode(secrets.token_bytes(32)).decode()})
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            return load_secrets(path, create=False)
        with os.fdopen(handle, "w") as file:
            file.write(content)
    return Secrets(base64.b64decode(json.loads(path.read_text())["master"]))
