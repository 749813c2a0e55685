from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget


class NewTaskPage(QWidget):
    submission_changed = Signal(object)
    busy_sending = False

    def __init__(self, context):
        super().__init__()

    def open_files(self, files):
        pass
