"""The clipboard and the mouse: what the body gives to others, what it takes, in which order."""

from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from editor.core.pasting.offers import PictureOffer
from editor.core.state import Selection, caret
from editor.ui.body import carrying
from editor.ui.body.view import Mode
from tests.ui.body.conftest import Lay

RED, OFF = '<b><span style="color: #ee2323;">', "</span></b>"


def mime_of(*, text: str = "", html: str = "", source: str = "") -> QMimeData:
    mime = QMimeData()
    if text:
        mime.setText(text)
    if html:
        mime.setHtml(html)
    if source:
        mime.setData(carrying.SOURCE_TYPE, QByteArray(source.encode()))
    return mime


def red_picture() -> QImage:
    image = QImage(4, 3, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    return image


def png() -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    red_picture().save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def test_html_is_pasted_as_house_source_in_one_step(lay: Lay) -> None:
    desk = lay("가|나\n")
    desk.view.insertFromMimeData(mime_of(text="말", html='<p>큰 <b style="font-size:9pt">말(x)</b>은</p>'))
    desk.check()
    assert desk.drawn == "가큰 **말(x)**은|나\n"
    assert desk.session.undo_name == "Paste"
    desk.session.undo()
    assert desk.drawn == "가|나\n"


def test_our_source_is_taken_first_and_html_that_says_nothing_is_not(lay: Lay) -> None:
    desk = lay("가|\n")
    desk.view.insertFromMimeData(mime_of(text="글", html="<i>글</i>", source=f"{RED}글{OFF}"))
    desk.check()
    assert desk.body == f"가{RED}글{OFF}\n"
    desk.view.insertFromMimeData(mime_of(text="끝", html="<p>&nbsp;</p>"))
    desk.check()
    assert desk.body == f"가{RED}글{OFF}끝\n"


def test_source_view_takes_characters(lay: Lay) -> None:
    desk = lay("|\n", Mode.SOURCE)
    desk.view.insertFromMimeData(mime_of(text="**글**\r\n- b", html="<b>글</b>"))
    desk.check()
    assert desk.drawn == "**글**\n- b|\n"
    desk.view.insertFromMimeData(mime_of(text="나", source="**나**"))
    assert desk.drawn == "**글**\n- b**나**|\n"


def test_plain_paste_takes_the_words_alone(lay: Lay) -> None:
    desk = lay("가|\n")
    QApplication.clipboard().setMimeData(mime_of(text="*글*", html="<b>글</b>", source="**글**"))
    desk.view.paste_plain()
    desk.check()
    assert desk.body == "가\\*글\\*\n"


def test_cut_and_paste_keep_the_source_byte_for_byte(lay: Lay) -> None:
    body = f"앞\n\n<h2>제 목</h2>\n\n<|{RED}나{OFF} *다*\n\n- 하나\n- **둘**|>\n\n뒤\n"
    desk = lay(body)
    before = desk.body
    desk.view.copy()
    desk.view.insertFromMimeData(QApplication.clipboard().mimeData())
    desk.check()
    assert desk.body == before
    desk.put(Selection(desk.start, len(desk.session.text)))
    desk.view.cut_selection()
    desk.check()
    desk.view.paste()
    desk.check()
    assert desk.body.strip("\n") == before.strip("\n")


def test_some_words_of_a_heading_go_into_a_paragraph_as_words(lay: Lay) -> None:
    desk = lay("<h2>큰 <|제목|>이다</h2>\n\n가나\n")
    mime = desk.view.createMimeDataFromSelection()
    desk.put(caret(desk.session.text.index("나")))
    desk.view.insertFromMimeData(mime)
    desk.check()
    assert desk.body == "<h2>큰 제목이다</h2>\n\n가제목나\n"


def test_a_spreadsheet_offers_a_picture_too_and_its_table_is_meant(lay: Lay) -> None:
    desk = lay("|\n")
    mime = mime_of(text="a\tb", html="<table><tr><td>가<td>나<tr><td>1<td>2</table>")
    mime.setImageData(red_picture())
    desk.view.insertFromMimeData(mime)
    desk.check()
    assert desk.body.startswith("\n<table>\n\t<thead>")


def test_a_picture_without_words_is_offered_as_a_picture(lay: Lay, qtbot: QtBot) -> None:
    desk = lay("가|\n")
    mime = mime_of(html='<img src="https://a.kr/i.png">')
    mime.setImageData(red_picture())
    assert desk.view.canInsertFromMimeData(mime)
    with qtbot.waitSignal(desk.view.pictures_offered) as offered:
        desk.view.insertFromMimeData(mime)
    (offers,) = offered.args or ()
    assert [(offer.path, offer.data[:4]) for offer in offers] == [("", b"\x89PNG")]
    assert desk.body == "가\n"


def test_dropped_picture_files_are_offered_where_they_fell(lay: Lay, qtbot: QtBot, tmp_path: Path) -> None:
    files = [tmp_path / "가 나.PNG", tmp_path / "b.jpg", tmp_path / "c.txt"]
    for file in files:
        file.write_bytes(png())
    desk = lay("가나다|\n")
    desk.view.show()
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    drop = QDropEvent(
        QPointF(desk.view.cursorRect(desk.view.textCursor()).topLeft()) - QPointF(300, 0),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    with qtbot.waitSignal(desk.view.pictures_offered) as offered:
        desk.view.dropEvent(drop)
    assert offered.args == [(PictureOffer(files[0].as_posix()), PictureOffer(files[1].as_posix()))]
    assert desk.drawn == "|가나다\n"


def test_nothing_is_pasted_into_a_locked_body(lay: Lay) -> None:
    desk = lay("가\u2029|나\n")
    before = desk.body
    mime = mime_of(text="글", html="<b>글</b>")
    assert not desk.view.canInsertFromMimeData(mime)
    desk.view.insertFromMimeData(mime)
    QApplication.clipboard().setMimeData(mime)
    desk.view.paste_plain()
    assert desk.body == before


@pytest.mark.parametrize("mime", [QMimeData(), mime_of(text=" ")], ids=["nothing", "a blank"])
def test_an_empty_offer_does_no_harm(lay: Lay, mime: QMimeData) -> None:
    desk = lay("가|나\n")
    desk.view.insertFromMimeData(mime)
    desk.check()
    assert desk.body == f"가{mime.text()}나\n"
