"""How long a key in the form takes: in the excerpt, which the feature text follows, among some twenty fields.

QT_QPA_PLATFORM=offscreen .venv/bin/python bench/form.py

`the edit` is the layer below, in the same run: the change of the text that the key makes, by `schema.edit`
alone, and with that of the feature text. `the form` is the key in the form, from the widget to all fields
following.
Milliseconds that the processor works, the median of the keys.
"""

import os
import statistics
import sys
import time
import tomllib
from collections.abc import Callable, Iterator
from functools import partial

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from editor.core import article
from editor.core.derived import feature_text_of
from editor.core.schema import Schema, from_toml
from editor.core.session import Session
from editor.core.text import ChangeSet
from editor.store import locale, resources
from editor.ui.form.view import FormView

BANNER = "## 실시간 속보입니다."
EXCERPT = "원고마을 도서관이 3월부터 평일 개관 시간을 밤 10시까지 늘린다"
HEADER = f"""\
---
layout: post
title: 원고마을 도서관, 3월부터 밤 10시까지 문 연다
subtitle: 퇴근 뒤에도 빌린다
date: 2024-02-27 10:00:00 +0900
last_modified_at: 2024-02-28 09:00:00 +0900
slug: library
categories:
  - 문화
  - 경제
tags:
  - 도서관
  - 야간
author: 홍길동
excerpt: >
  {EXCERPT}
feature_text: >
  {BANNER}

  {EXCERPT}
image: '/assets/img/library.jpg'
permalink: /library/
published: true
comments: false
toc: true
lang: ko
source: 원고마을 소식
weight: 3
pinned: false
---
"""
BODY = "\n원고마을 도서관이 평일 개관 시간을 **밤 10시**까지 늘립니다.\n" * 60
WARM, KEYS = 30, 200
"""How many keys are pressed before it counts, and then."""


def main() -> None:
    """Print the figures."""
    QApplication(sys.argv[:1])
    schema = from_toml(tomllib.loads(resources.path("schema/post.toml").read_text("utf-8")))
    session = Session(HEADER + BODY, time.monotonic)
    form = FormView(
        session,
        schema,
        locale.translator("ko"),
        suggestions=lambda _key: (),
        pictures=lambda _address: None,
        choose_file=lambda: None,
    )
    session.subscribe(form.follow)
    form.open_fold(True)
    form.resize(700, 900)
    form.show()
    alone = _median(_edits(schema, is_followed=False))
    both = _median(_edits(schema, is_followed=True))
    whole = _median(_keys(_lines_of(form)))
    count = "a" * (WARM + KEYS)
    if session.text.count(EXCERPT + count) != len(("excerpt", "feature_text")):
        sys.exit("The feature text does not follow the excerpt: that is not what is to be measured.")
    print(f"{len(schema.fields(session.text))} fields")
    print(f"the edit       {alone:6.2f} ms    with what follows it {both:6.2f} ms")
    print(f"the form       {whole:6.2f} ms    {whole / both:.1f} times that")
    form.close()


def _edits(schema: Schema, *, is_followed: bool) -> Iterator[Callable[[], None]]:
    """Yield the edit of each key, of the excerpt alone or of the feature text, too."""
    text = HEADER + BODY
    lines = {key: _lines(text, key) for key in ("excerpt", "feature_text")}
    for number in range(1, WARM + KEYS + 1):
        excerpt = EXCERPT + "a" * number

        def edit(excerpt: str = excerpt) -> None:
            nonlocal text
            text = _entered(schema, text, "excerpt", excerpt, lines)
            if is_followed:
                text = _entered(schema, text, "feature_text", feature_text_of(BANNER, excerpt), lines)

        yield edit


def _lines(text: str, key: str) -> str | None:
    entry = article.read(text).front_matter.get(key)
    return entry.span.of(text) if entry is not None else None


def _entered(schema: Schema, text: str, key: str, shown: str, lines: dict[str, str | None]) -> str:
    changes = schema.edit(text, schema.spec(key), shown, lines[key])
    if not isinstance(changes, ChangeSet):
        sys.exit(str(changes))
    return changes.apply(text)


def _lines_of(form: FormView) -> QWidget:
    """Return what takes the keys of the excerpt, with the caret at its end."""
    field = form.findChild(QWidget, "excerptField")
    target = field.focusProxy() or field
    target.setFocus()
    QTest.keyClick(target, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    return target


def _keys(target: QWidget) -> Iterator[Callable[[], None]]:
    for _ in range(WARM + KEYS):
        yield partial(QTest.keyClick, target, "a")


def _median(steps: Iterator[Callable[[], None]]) -> float:
    """Return the milliseconds of a step that are usual once it is warm."""
    times = list[float]()
    for step in steps:
        start = time.process_time()
        step()
        times.append((time.process_time() - start) * 1000)
    return statistics.median(times[WARM:])


if __name__ == "__main__":
    main()
