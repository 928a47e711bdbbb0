"""Thresholds of reading: how much of a file is unpacked, and how large a row or a page may be."""

from __future__ import annotations

from pydantic import BaseModel, Field


class ReadSettings(BaseModel):
    """What reading accepts; a part of `Settings`."""

    unpacked_ratio: int = Field(
        default=200,
        ge=1,
        le=2000,
        description="bytes unpacked for each byte of a .gz or .zst file; a file that grows more is taken for a bomb "
        "once it is past `row_megabytes`. The five articles as JSON Lines grow threefold, one of "
        "them 5,000 times over 140-fold, and a bomb grows a thousandfold.",
    )
    unpacked_megabytes: int = Field(
        default=16_384, ge=1, le=1_048_576, description="megabytes; no more of a packed file is read."
    )
    row_megabytes: int = Field(
        default=64,
        ge=1,
        le=1024,
        description="megabytes; a longer line of JSON Lines is no article. Bounds the memory that a file without line "
        "ends takes.",
    )

    page_tags: int = Field(
        default=50_000,
        ge=100,
        le=10_000_000,
        description="tags; a web page of more, or of a tag with so many attributes, is not read. Bounds the time "
        "that one page takes: 50,000 take eleven seconds.",
    )
