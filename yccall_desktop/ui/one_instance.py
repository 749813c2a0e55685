"""The first window's ear: takes what later starts with the same data folder hand over."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from yccall_desktop.ui.instance_message import (
    MAX_BYTES,
    Answer,
    Handed,
    NotUnderstoodError,
    decode,
    encode_answer,
    forget_place,
    make_place,
    remove_place,
    write_place,
)

VISIT_MILLISECONDS = 10_000
"""How long one visitor may take."""

_MOST_VISITORS = 100

Take = Callable[[Handed], bool]
"""Takes what was handed; False: the window is closing."""

_log = logging.getLogger(__name__)


class OneInstance(QObject):
    """Listens from `listen` to `close`; answers once `serve` was called and events run.

    Only who holds the lock of the data folder may make one.
    """

    def __init__(self, data_dir: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._data_dir = data_dir
        self._place = ""
        self._take: Take | None = None
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)

    def listen(self) -> bool:
        """Be found by later starts; False, with a line in the log, when that cannot be.

        What a window left that was killed is removed.
        """
        forget_place(self._data_dir)
        try:
            self._place = make_place()
            if not self._server.listen(self._place):
                raise OSError(self._server.errorString())
            write_place(self._data_dir, self._place)
        except OSError as error:
            _log.warning("later starts cannot be heard: %s", type(error).__name__)
            self.close()
            return False
        return True

    def serve(self, take: Take) -> None:
        """Hand what comes to `take`, what came so far too."""
        self._take = take
        self._server.newConnection.connect(self._welcome)
        self._welcome()

    def close(self) -> None:
        """Be found no more. Who waits for an answer sees that there will be none."""
        self._take = None
        self._server.close()
        for visitor in self.findChildren(_Visitor):
            visitor.leave()
        if self._place:
            remove_place(self._place)
            forget_place(self._data_dir)
            self._place = ""

    @Slot()
    def _welcome(self) -> None:
        while self._take is not None and self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            if len(self.findChildren(_Visitor)) < _MOST_VISITORS:
                _Visitor(socket, self._take, self)
            else:
                socket.abort()
                socket.deleteLater()


class _Visitor(QObject):
    """One connection: one message, one answer, a bounded time."""

    def __init__(self, socket: QLocalSocket, take: Take, parent: QObject) -> None:
        super().__init__(parent)
        self._socket, self._take = socket, take
        self._got = bytearray()
        self._answered = False
        socket.setParent(self)
        socket.readyRead.connect(self._read)
        socket.disconnected.connect(self._gone)
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.timeout.connect(self.leave)
        self._clock.start(VISIT_MILLISECONDS)
        self._read()

    @Slot()
    def leave(self) -> None:
        """End the connection at once."""
        self._socket.abort()
        self.deleteLater()

    @Slot()
    def _gone(self) -> None:
        self.deleteLater()

    @Slot()
    def _read(self) -> None:
        self._got += self._socket.readAll().data()
        if self._answered:
            return
        if self._got.endswith(b"\n"):
            self._answered = True
            self._answer()
        elif len(self._got) > MAX_BYTES:
            _log.warning("another start handed over more than can be")
            self.leave()

    def _answer(self) -> None:
        try:
            handed = decode(bytes(self._got))
        except NotUnderstoodError:
            _log.warning("what another start handed over was not understood")
            answer = Answer.OTHER_VERSION
        else:
            taken = self._take(handed)
            answer = Answer.TAKEN if taken else Answer.ENDS
            _log.info("another start handed over %d file(s): %s", len(handed.files), answer.value)
        self._socket.write(encode_answer(answer))
        self._socket.disconnectFromServer()
