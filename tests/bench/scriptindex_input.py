#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""JSON lines to the dump that Omega's scriptindex reads: field=value lines, an empty line ends a record."""
import json
import sys

for line in sys.stdin:
    article = json.loads(line)
    for key in ("id", "title", "text", "date", "source", "author", "url"):
        value = article.get(key)
        if value:
            value = str(value).replace("\r", "")
            if key == "date":
                value = value[:10].replace("-", "")
            print(f"{key}=" + value.replace("\n", "\n="))
    print()
