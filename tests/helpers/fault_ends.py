"""How a TaskCreat ends under each fault of the simulator: outcome, reason, tasks it leaves."""

from __future__ import annotations

from yccall_desktop.core.outcomes import Outcome, Reason
from yccall_desktop.simulator import Fault

UNREADABLE = (Outcome.UNKNOWN, Reason.ANSWER_UNREADABLE)
SERVER_ERROR = (Outcome.UNKNOWN, Reason.SERVER_ERROR)
REDIRECTED = (Outcome.UNKNOWN, Reason.REDIRECTED)
LOST = (Outcome.UNKNOWN, Reason.CONNECTION_LOST)
LATE = (Outcome.UNKNOWN, Reason.NO_ANSWER_IN_TIME)
DONE = (Outcome.DONE, Reason.OK)

ENDS = {
    Fault.HTTP_201: (*UNREADABLE, 0),
    Fault.HTTP_204: (*UNREADABLE, 0),
    Fault.HTTP_400: (*SERVER_ERROR, 0),
    Fault.HTTP_401: (*SERVER_ERROR, 0),
    Fault.HTTP_403: (*SERVER_ERROR, 0),
    Fault.HTTP_404: (*SERVER_ERROR, 0),
    Fault.HTTP_405: (*SERVER_ERROR, 0),
    Fault.HTTP_408: (*SERVER_ERROR, 0),
    Fault.HTTP_413: (Outcome.REFUSED, Reason.TOO_LARGE, 0),
    Fault.HTTP_429: (*SERVER_ERROR, 0),
    Fault.HTTP_500: (*SERVER_ERROR, 0),
    Fault.HTTP_502: (*SERVER_ERROR, 0),
    Fault.HTTP_503: (*SERVER_ERROR, 0),
    Fault.HTTP_504: (*SERVER_ERROR, 0),
    Fault.REDIRECT_301: (*REDIRECTED, 0),
    Fault.REDIRECT_302: (*REDIRECTED, 0),
    Fault.REDIRECT_303: (*REDIRECTED, 0),
    Fault.REDIRECT_307: (*REDIRECTED, 0),
    Fault.REDIRECT_308: (*REDIRECTED, 0),
    Fault.HTML: (Outcome.UNKNOWN, Reason.WEB_PAGE, 1),
    Fault.BOM: (*DONE, 1),
    Fault.PHP_WARNING: (*UNREADABLE, 1),
    Fault.CUT_BODY: (*LOST, 1),
    Fault.CUT_JSON: (*UNREADABLE, 1),
    Fault.EMPTY_BODY: (*UNREADABLE, 1),
    Fault.ENDLESS: (*UNREADABLE, 1),
    Fault.SLOW: (*DONE, 1),
    Fault.DRIP: (*LATE, 1),
    Fault.NO_STATUS: (*UNREADABLE, 1),
    Fault.NO_TASK_ID: (Outcome.UNKNOWN, Reason.NO_TASK_ID, 1),
    Fault.INTEGER_ID: (*DONE, 1),
    Fault.REFUSED_AS_TEXT: (*DONE, 1),
    Fault.REFUSED_AS_INTEGERS: (*DONE, 1),
    Fault.REFUSED_WITH_HOLES: (*DONE, 1),
    Fault.RESET_BEFORE_READING: (*LOST, 0),
    Fault.RESET_AFTER_READING: (*LOST, 0),
    Fault.RESET_AFTER_CREATING: (*LOST, 1),
    Fault.CLOSE_AFTER_CREATING: (*LOST, 1),
    Fault.HANG_BEFORE_CREATING: (*LATE, 0),
    Fault.HANG_AFTER_CREATING: (*LATE, 1),
    Fault.NOT_HTTP: (*UNREADABLE, 0),
    Fault.RET_400: (Outcome.REFUSED, Reason.BAD_PARAMETER, 0),
    Fault.RET_404: (Outcome.REFUSED, Reason.SERVICE_MISSING, 0),
    Fault.RET_406: (*SERVER_ERROR, 0),
    Fault.RET_500: (*SERVER_ERROR, 0),
    Fault.RET_600: (Outcome.REFUSED, Reason.TOKEN_INVALID, 0),
    Fault.RET_601: (Outcome.REFUSED, Reason.WRONG_APPID, 0),
    Fault.RET_602: (Outcome.REFUSED, Reason.LICENCE_EXPIRED, 0),
    Fault.RET_603: (Outcome.REFUSED, Reason.MODULE_NOT_LICENSED, 0),
    Fault.RET_604: (Outcome.REFUSED, Reason.ADDRESS_NOT_AUTHORISED, 0),
    Fault.STATUS_1: (Outcome.REFUSED, Reason.REFUSED_BY_PLATFORM, 0),
    Fault.LIST_LAG: (*DONE, 1),
    Fault.OLDER_SERVER: (*DONE, 1),
}

NEVER_END = {Fault.DRIP, Fault.HANG_BEFORE_CREATING, Fault.HANG_AFTER_CREATING}
