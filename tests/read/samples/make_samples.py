"""Writes the samples beside this file by the programs themselves, too large to be installed for each test run.

pip install newspaper4k==0.9.6 news-please==1.6.16 && python tests/read/samples/make_samples.py
"""

from __future__ import annotations

import json
from pathlib import Path

HERE = Path(__file__).parent
URL = "https://www.gazette.example/news/bridge"


def main() -> None:
    import newspaper  # type: ignore[import-not-found,unused-ignore]
    import newsplease  # type: ignore[import-not-found,unused-ignore]

    page = (HERE / "page.html").read_text(encoding="utf-8")
    article = newspaper.Article(url=URL)
    article.download(input_html=page)
    article.parse()
    (HERE / "newspaper4k.json").write_text(article.to_json() + "\n", encoding="utf-8")
    found = newsplease.NewsPlease.from_html(page, url=URL).get_serializable_dict()
    (HERE / "news_please.json").write_text(json.dumps(found, indent=4) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
